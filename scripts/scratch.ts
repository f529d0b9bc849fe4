// @ts-nocheck
import { prepare } from './lib/system/prepare.ts';
import { settings } from './lib/settings.ts';
import { anyPorts, openSystem } from './lib/system/system.ts';
import { startGeneratedFeed } from './lib/bench/generated-feed.ts';
import { startChild } from './lib/processes/child.ts';
import { publisherProgram } from './lib/system/programs.ts';
import { join } from 'node:path';
import { root } from './lib/bootstrap/paths.mjs';
import { readFileSync } from 'node:fs';
const n = Number(process.argv[2]); const mode = process.argv[3]!; const prof = process.argv[4];
const inst = prepare(settings(`/tmp/speed/${n}`));
const system = await openSystem(inst, anyPorts);
const t0=Date.now();
const feed = await startGeneratedFeed(`/tmp/speed/${n}/feed`, n, system.urls.cms, inst.secrets.OUTBOX_TOKEN);
console.log('feed', Date.now()-t0);
await system.startPortal();
const { name, folder, args, env } = publisherProgram(inst, system.urls);
const log = `/tmp/speed/${n}/pub.log`;
const t=Date.now();
const c = startChild({ name, args: [...(prof?['--cpu-prof','--cpu-prof-dir='+prof]:[]), ...args, mode], cwd: join(root, folder), env, log });
await c.ended;
console.log('total', Date.now()-t);
let last=t; for (const l of readFileSync(log,'utf8').trim().split('\n')) { if(!l.startsWith('{')){console.log(l);continue} const e=JSON.parse(l); const a=Date.parse(e.at); console.log(a-last, l.slice(0,200)); last=a; }
await system.stop(); feed.close();

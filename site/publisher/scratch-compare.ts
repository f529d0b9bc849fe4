// @ts-nocheck
import { ensureBundle } from './render/bundle.ts';
import { loadRenderer, fileOf } from './render/renderer.ts';
import { openSnapshot } from '../src/content/database.ts';
import { snapshotReader } from '../src/content/snapshot-reader.ts';
import { readModel } from '../src/content/read-model.ts';
import { planEverything } from './render/page-plan.ts';
import { readFileSync } from 'node:fs';
const n='10000', step=Number(process.argv[2]??7);
const bundle = await ensureBundle(`/tmp/speed/${n}/bureau.json`);
const renderer = await loadRenderer(bundle.entry, 'https://yjglj.yunchuan.gov.cn');
const reader = snapshotReader(openSnapshot(`/tmp/speed/${n}/site/snapshot.db`));
reader.refresh();
let i=0,same=0,diff=0;
for(const p of planEverything(renderer.routes, reader).render.values()){ if(!p.url.startsWith('/')||i++%step) continue;
 const got=String(await renderer.render(p.component,p.url,readModel(reader,()=>0))); const old=readFileSync(`/tmp/speed/${n}/base/`+fileOf(p.url),'utf8');
 if(got===old) same++; else { diff++; if(diff<4){ let k=0; while(got[k]===old[k])k++; console.log(p.url,k,JSON.stringify(got.slice(k-60,k+80)),JSON.stringify(old.slice(k-60,k+80))); } } }
console.log({same,diff});

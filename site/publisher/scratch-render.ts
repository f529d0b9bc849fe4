// @ts-nocheck
import { ensureBundle } from './render/bundle.ts';
import { loadRenderer } from './render/renderer.ts';
import { openSnapshot, openSnapshotForWriting } from '../src/content/database.ts';
import { snapshotReader } from '../src/content/snapshot-reader.ts';
import { readModel } from '../src/content/read-model.ts';
import { planEverything } from './render/page-plan.ts';
import { sha256 } from '@yangguang/schemas';
import { createHash } from 'node:crypto';
const [n, step='5'] = process.argv.slice(2);
const bundle = await ensureBundle(`/tmp/speed/${n}/bureau.json`);
const renderer = await loadRenderer(bundle.entry, 'https://yingji.yunchuan.example');
openSnapshotForWriting(`/tmp/speed/${n}/site/snapshot.db`).close();
const reader = snapshotReader(openSnapshot(`/tmp/speed/${n}/site/snapshot.db`));
reader.refresh();
let t=performance.now();
const plan=[...planEverything(renderer.routes, reader).render.values()].filter(p=>p.url.startsWith('/'));
console.log('plan', plan.length, performance.now()-t);
const by=new Map<string,{n:number,ms:number,b:number,reads:number}>();
const all=createHash('sha256');
t=performance.now(); let i=0;
for(const p of plan){ if(i++%Number(step)) continue;
 const reads=new Set<string>(); const s=performance.now();
 const bytes=await renderer.render(p.component,p.url,readModel(reader,k=>reads.add(k)));
 const ms=performance.now()-s; const e=by.get(p.component)??{n:0,ms:0,b:0,reads:0}; by.set(p.component,e); e.n++;e.ms+=ms;e.b+=bytes.length;e.reads+=reads.size;
 all.update(p.url+sha256(bytes)+[...reads].sort().join());
}
console.log('total ms',performance.now()-t, 'digest', all.digest('hex').slice(0,16));
for(const [k,e] of [...by].sort((a,b)=>b[1].ms-a[1].ms)) console.log((e.ms/e.n).toFixed(3),'ms', e.n, Math.round(e.b/e.n),'B', (e.reads/e.n).toFixed(1),'reads',Math.round(e.ms), k);

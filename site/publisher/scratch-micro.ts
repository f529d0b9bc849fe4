// @ts-nocheck
import { ensureBundle } from './render/bundle.ts';
import { loadRenderer } from './render/renderer.ts';
import { openSnapshot, openSnapshotForWriting } from '../src/content/database.ts';
import { snapshotReader } from '../src/content/snapshot-reader.ts';
import { readModel } from '../src/content/read-model.ts';
const n='10000';
const bundle = await ensureBundle(`/tmp/speed/${n}/bureau.json`);
const renderer = await loadRenderer(bundle.entry, 'https://yingji.yunchuan.example');
openSnapshotForWriting(`/tmp/speed/${n}/site/snapshot.db`).close();
const reader = snapshotReader(openSnapshot(`/tmp/speed/${n}/site/snapshot.db`));
reader.refresh();
const paths=reader.recordPaths();
const art=paths.filter(p=>p.startsWith('/articles/'))[500], pol=paths.filter(p=>p.startsWith('/policies/'))[500], bl=paths.filter(p=>p.startsWith('/blacklist/'))[500], bud=paths.filter(p=>p.startsWith('/budgets/'))[5];
const D='src/pages/[column]/[year]-[number].astro';
for (const [c,u] of [['src/pages/robots.txt.ts','/robots.txt'],['src/pages/404.astro','/404.html'],[D,art],[D,pol],[D,bl],[D,bud],['src/pages/[column]/[year]-[number].json.ts',art.replace('html','json')],['src/pages/[column]/page-[page].astro','/articles/page-40.html']] as const){
 const N=600; for(let i=0;i<N;i++) await renderer.render(c,u,readModel(reader,()=>0));
 const cpu=process.cpuUsage(); for(let i=0;i<N;i++) await renderer.render(c,u,readModel(reader,()=>0));
 const d=process.cpuUsage(cpu); console.log(((d.user+d.system)/N/1000).toFixed(3),'cpu ms',c,u);
}

import { startCms } from '../harness.ts';

/** A CMS that does what its clock says until it is killed: `clockwork.mts <folder>`. */
await startCms({ folder: process.argv[2] ?? '' });
setInterval(() => undefined, 60_000);
process.send?.('ready');

import { appendFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { Overrun } from './overruns.ts';
import type { WatchOrder } from './page-watch.ts';

/** The thread that watches the pages of its process; see `page-watch.ts`. */
// Given by `watchPages`.
const { state, url, limits, file } = workerData as WatchOrder;
const lookMs = 100;
const megabyte = 1024 * 1024;
const still = new Int32Array(new SharedArrayBuffer(4));

let seen = 0;
let looks = 0;
let bytesBefore = 0;
for (;;) {
  // Looks are counted, not time: a process that was stopped for an hour has not worked for an hour.
  Atomics.wait(still, 0, 0, lookMs);
  const count = Atomics.load(state, 0);
  const isRendering = count % 2 !== 0;
  if (count !== seen || !isRendering) {
    seen = count;
    looks = 0;
    bytesBefore = process.memoryUsage.rss();
    continue;
  }
  looks += 1;
  const megabytes = (process.memoryUsage.rss() - bytesBefore) / megabyte;
  if (megabytes > limits.megabytes) end('memory');
  if ((looks * lookMs) / 1000 > limits.seconds) end('time');
}

function end(what: Overrun['what']): void {
  // Where memory is shared, only a copy can be decoded.
  const page = new TextDecoder().decode(url.slice(0, Atomics.load(state, 1)));
  const overrun: Overrun = { url: page, what };
  appendFileSync(file, `${JSON.stringify(overrun)}\n`);
  process.kill(process.pid, 'SIGKILL');
}

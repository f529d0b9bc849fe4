import { expect, test } from 'vitest';
import type { PoolSettings } from './render-pool.ts';
import { startWorker, workersAhead, workersFor } from './render-worker.ts';

const settings: PoolSettings = {
  ...{ entry: '/nowhere/entry.mjs', origin: 'http://127.0.0.1', snapshotFile: '/nowhere/snapshot.db' },
  ...{ publicFolder: '/nowhere/public', documents: 'node:path', worthwhilePages: 100, overruns: '/nowhere/overruns' },
  limits: { seconds: 10, megabytes: 500 },
};
const batch = { isWhole: false, urls: ['/'], components: ['src/pages/index.astro'], known: [undefined] };

test('who asks a process that ends, or has ended, is told', async () => {
  const worker = startWorker(settings);
  await expect(worker.ask(batch)).rejects.toThrow('ended by itself');
  await expect(worker.ask(batch)).rejects.toThrow();
  await worker.end();
});

test('processes are had ahead where the site is large enough, and as many as its pages will need', async () => {
  expect(workersAhead(99, settings)).toEqual([]);
  const workers = workersAhead(100, settings);
  expect(workers).toHaveLength(workersFor(100, settings));
  await Promise.all(workers.map((worker) => worker.end()));
  await expect(workers[0]?.ask(batch)).rejects.toThrow();
});

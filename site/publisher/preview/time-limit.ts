import { workerData } from 'node:worker_threads';

/** The thread that ends its process when a page takes too long. */
// Given by `preview-process.ts`.
const seconds = workerData as number;
setTimeout(() => process.kill(process.pid, 'SIGKILL'), seconds * 1000);

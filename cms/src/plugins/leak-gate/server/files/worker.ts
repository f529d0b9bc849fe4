import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { cleanFile, scanFile } from './scan-file';

export interface Task {
  deed: 'scan' | 'clean';
  name: string;
  path: string;
}
export type Answer = { done: unknown } | { failed: string };

async function work({ deed, name, path }: Task): Promise<unknown> {
  const bytes = readFileSync(path);
  return deed === 'scan' ? scanFile(name, bytes) : cleanFile(name, bytes);
}

parentPort?.on('message', (task: Task) => {
  work(task).then(
    (done) => parentPort?.postMessage({ done } satisfies Answer),
    (error: unknown) => parentPort?.postMessage({ failed: String(error) } satisfies Answer),
  );
});

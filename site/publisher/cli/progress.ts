import { publishingStages, type PublishingStage } from '@yangguang/schemas';
import { cliCopy as copy } from './copy.ts';
import type { DaemonClient } from './daemon-client.ts';

const everyMs = 300;

/** The stages as a bar: those done, the one under way with its name, those to come. */
export function bar(stage: PublishingStage | null, seconds: number): string {
  const at = stage === null ? 0 : publishingStages.indexOf(stage) + 1;
  const name = stage === null ? copy.status.idle : copy.stages[stage];
  return `${'█'.repeat(at)}${'░'.repeat(publishingStages.length - at)} ${name} ${copy.seconds(seconds)}`;
}

/** Shows how far the publisher is while `work` goes on; only to people, never into a pipe. */
export async function withProgress<T>(client: DaemonClient, work: Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return work;
  const startedAt = performance.now();
  const timer = setInterval(() => {
    void client.status().then((status) => {
      const seconds = Math.round((performance.now() - startedAt) / 1000);
      if (status) process.stderr.write(`\r\u001B[K${bar(status.stage, seconds)}`);
    });
  }, everyMs);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    process.stderr.write('\r\u001B[K');
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { PlannedPage } from './page-plan.ts';
import type { PoolSettings } from './render-pool.ts';

const program = fileURLToPath(new URL('./suspect-process.ts', import.meta.url));
/** Room besides the page, for the code of the site. */
const ownMegabytes = 256;

/**
 * documentIds of the records that a page reads which takes too long or too much memory, the last one first. In a
 * process of its own, which is ended as the first one was.
 */
export async function suspectsApart(page: PlannedPage, settings: PoolSettings): Promise<string[]> {
  const args = [
    `--max-old-space-size=${settings.limits.megabytes + ownMegabytes}`,
    program,
    JSON.stringify({ settings, page }),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  await once(child, 'close');
  return [...new Set(text.split('\n').slice(0, -1).reverse())];
}

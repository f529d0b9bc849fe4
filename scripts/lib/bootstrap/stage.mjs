/** What a person can mend: shown without a stack. */
export class SetupError extends Error {}

/**
 * One step of a command, one line of output: what it was and how long it took.
 *
 * @template T
 * @param {string} label
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function stage(label, work) {
  const startedAt = performance.now();
  if (process.stdout.isTTY) process.stdout.write(`… ${label}`);
  let mark = '✗';
  try {
    const result = await work();
    mark = '✓';
    return result;
  } finally {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`${process.stdout.isTTY ? '\r' : ''}${mark} ${label}  ${seconds} 秒\n`);
  }
}

/** What a person can mend: shown without a stack. */
export class SetupError extends Error {}

/**
 * One step of a command, one line of progress: what it was and how long it took. Results go to standard output, this does not.
 *
 * @template T
 * @param {string} label
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function stage(label, work) {
  const startedAt = performance.now();
  if (process.stderr.isTTY) process.stderr.write(`… ${label}`);
  let mark = '✗';
  try {
    const result = await work();
    mark = '✓';
    return result;
  } finally {
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${mark} ${label}  ${seconds} 秒\n`);
  }
}

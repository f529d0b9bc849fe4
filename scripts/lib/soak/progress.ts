import { existsSync, readFileSync } from 'node:fs';

const everyMs = 10_000;

/** Shows on standard error what a long test notes of its progress in a file, whenever it has changed. @returns stops. */
export function showProgress(file: string, show = (line: string) => void process.stderr.write(line)): () => void {
  let shown = '';
  const look = (): void => {
    const line = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (line !== shown) show(`  ${line}\n`);
    shown = line;
  };
  const timer = setInterval(look, everyMs);
  return () => {
    clearInterval(timer);
    look();
  };
}

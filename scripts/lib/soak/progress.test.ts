import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { showProgress } from './progress.ts';

test('what a test notes is shown once each time it changes, the last of it at the end', () => {
  vi.useFakeTimers();
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-progress-'));
  const file = join(folder, 'progress');
  const lines: string[] = [];
  const stop = showProgress(file, (line) => void lines.push(line));
  vi.advanceTimersByTime(60_000);
  writeFileSync(file, 'A1  1/500');
  vi.advanceTimersByTime(60_000);
  writeFileSync(file, 'A1  500/500');
  stop();
  expect(lines).toEqual(['  A1  1/500\n', '  A1  500/500\n']);
  rmSync(folder, { recursive: true });
  vi.useRealTimers();
});

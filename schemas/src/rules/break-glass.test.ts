import { expect, test } from 'vitest';
import { breakGlassYears } from './break-glass.ts';

test('requests count in the year in which they were made, by what became of them, the newest first (B-2)', () => {
  const asked = [
    { day: '2025-12-31', outcome: 'granted' },
    { day: '2026-01-01', outcome: 'void' },
    { day: '2026-03-02', outcome: 'granted' },
    { day: '2026-11-22', outcome: 'granted' },
    { day: '2026-11-22', outcome: 'refused' },
  ] as const;
  expect(breakGlassYears(asked)).toEqual([
    { year: '2026', granted: 2, refused: 1, void: 1 },
    { year: '2025', granted: 1, refused: 0, void: 0 },
  ]);
  expect(breakGlassYears([])).toEqual([]);
});

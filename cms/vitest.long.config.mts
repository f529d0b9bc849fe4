import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import usual from './vitest.config.mts';
import { seed } from './vitest.seed.mts';

const hour = 3_600_000;
const walks = Number(process.env['YANGGUANG_WALKS'] ?? 10_000);
/** Races of a decision against what happens to the files of its record (E2). */
const races = Number(process.env['YANGGUANG_RACES'] ?? 5000);
/** Sequences of role changes, leave and decisions in the model of the flow (E3). */
const sequences = Number(process.env['YANGGUANG_SEQUENCES'] ?? 50_000);
/** Systems that are walked through beside each other, each a process with its own database and its own seed. */
const walkers = Number(process.env['YANGGUANG_WALKERS'] ?? availableParallelism());
// Walks ask what is refused, not what outlives a loss of power: they need no disk.
const inMemory = existsSync('/dev/shm') ? { TMPDIR: '/dev/shm' } : {};

const { setupFiles, pool, hookTimeout } = usual.test ?? {};
const common = { setupFiles, pool, hookTimeout, testTimeout: 2 * hour };

/** One walker's share; `YANGGUANG_WALKERS=1 YANGGUANG_SEED=<its seed>` walks it again. */
const walker = (index: number) => ({
  test: {
    ...common,
    name: `walks ${seed + index}`,
    include: ['tests/walks/*.test.ts'],
    env: {
      ...{ ...inMemory, YANGGUANG_SEED: String(seed + index) },
      YANGGUANG_WALKS: String(Math.ceil(walks / walkers)),
      YANGGUANG_RACES: String(Math.ceil(races / walkers)),
    },
  },
});

/** What takes too long for `npm test`: kills, guesses by the hundred thousand, large files, and walks by the thousand. */
export default defineConfig({
  test: {
    globalSetup: usual.test?.globalSetup,
    maxWorkers: walkers,
    projects: [
      { test: { ...common, name: 'long', include: ['tests/**/*.long.ts'] } },
      {
        test: {
          ...common,
          name: `sequences ${seed}`,
          include: ['src/plugins/review/server/rules/flow-walks.test.ts'],
          env: { YANGGUANG_SEED: String(seed), YANGGUANG_SEQUENCES: String(sequences) },
        },
      },
      ...Array.from({ length: walkers }, (_, index) => walker(index)),
    ],
  },
});

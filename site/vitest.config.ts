import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import './vitest.compiled.ts';
import './vitest.seed.ts';

/** A process loads the publisher and its pages once, not for each file: a seventh of the suite's processor time. */
const isolate = false;

export default defineConfig({
  test: {
    // Many files wait for a process or a clock: on two cores one worker alone would leave half of them idle at the end.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'site',
          isolate,
          setupFiles: './vitest.seed.ts',
          include: ['src/**/*.test.ts', 'publisher/**/*.test.ts', 'server/**/*.test.ts', 'faults/*.test.ts'],
          globalSetup: './publisher/testing/build-bundle.ts',
          // A busy machine takes many times longer than an idle one.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'portal',
          isolate,
          include: ['e2e/**/*.test.ts'],
          globalSetup: './e2e/portal/build.ts',
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});

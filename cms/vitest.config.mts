import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import './vitest.seed.mts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'src/**/*.test.ts'],
    globalSetup: ['tests/compile.ts'],
    setupFiles: ['./vitest.seed.mts'],
    // Each file that runs Strapi is a process with its own database; two fit a small machine.
    pool: 'forks',
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});

import { defineConfig } from 'vitest/config';
import './vitest.seed.mts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'src/**/*.test.ts'],
    globalSetup: ['tests/compile.ts'],
    setupFiles: ['./vitest.seed.mts'],
    // Each process runs one Strapi at a time, each file on a database of its own; two processes fit a small machine.
    pool: 'forks',
    maxWorkers: 2,
    // Strapi's modules take as long to load as Strapi takes to start: once for each process, not for each file.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});

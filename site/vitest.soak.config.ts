import { defineConfig } from 'vitest/config';
import './vitest.compiled.ts';
import './vitest.seed.ts';

/** The long forms of the fault tests, which need strace and other tools: `pnpm soak`. */
export default defineConfig({
  test: {
    name: 'soak',
    setupFiles: './vitest.seed.ts',
    include: ['faults/soak/**/*.test.ts'],
    globalSetup: './publisher/testing/build-bundle.ts',
    testTimeout: 4 * 60 * 60_000,
    hookTimeout: 300_000,
    fileParallelism: false,
  },
});

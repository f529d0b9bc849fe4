import { defineConfig } from 'vitest/config';
import './vitest.seed.ts';

export default defineConfig({
  test: {
    setupFiles: './vitest.seed.ts',
    // Pure functions share nothing, so one worker may run file after file.
    isolate: false,
    // A busy machine takes many times longer over a property than an idle one.
    testTimeout: 60_000,
  },
});

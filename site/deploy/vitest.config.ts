import { defineConfig } from 'vitest/config';

/** Needs Debian's nginx, so it is no part of `npm test`: `pnpm test:nginx`. */
export default defineConfig({
  test: {
    name: 'nginx',
    include: ['deploy/**/*.test.ts'],
    globalSetup: './publisher/testing/build-bundle.ts',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'site',
          include: ['src/**/*.test.ts', 'publisher/**/*.test.ts', 'server/**/*.test.ts', 'faults/*.test.ts'],
          globalSetup: './publisher/testing/build-bundle.ts',
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'portal',
          include: ['e2e/**/*.test.ts'],
          globalSetup: './e2e/portal/build.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

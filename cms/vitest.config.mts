import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import './vitest.seed.mts';

/** A Strapi that ends half started does not leave its process as it was. */
const alone = ['tests/start-refused.test.ts'];
/** These run the finished build, with the admin interface. */
const admin = ['tests/admin/**/*.test.ts', 'tests/importer/screen.test.ts'];

const common = {
  setupFiles: ['./vitest.seed.mts'],
  pool: 'forks' as const,
  // Each file that runs Strapi is a process with its own database; two fit a small machine.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testTimeout: 120_000,
  hookTimeout: 300_000,
};

export default defineConfig({
  test: {
    globalSetup: ['tests/compile.ts'],
    ...common,
    projects: [
      // A process loads Strapi once, not for each file: a fifth of the suite's processor time.
      {
        test: {
          ...common,
          name: 'shared',
          isolate: false,
          include: ['tests/**/*.test.ts', 'src/**/*.test.ts'],
          exclude: [...alone, ...admin],
        },
      },
      { test: { ...common, name: 'admin', isolate: false, include: admin } },
      { test: { ...common, name: 'alone', include: alone } },
    ],
  },
});

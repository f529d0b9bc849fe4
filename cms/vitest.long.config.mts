import { defineConfig, mergeConfig } from 'vitest/config';
import usual from './vitest.config.mts';

/** What takes too long for `npm test`: kills between the mails of a morning, large files, and walks by the thousand. */
export default defineConfig(() => {
  const long = mergeConfig(usual, {});
  return {
    ...long,
    test: { ...long.test, include: ['tests/**/*.long.ts', 'tests/walks/*.test.ts'], testTimeout: 7_200_000 },
  };
});

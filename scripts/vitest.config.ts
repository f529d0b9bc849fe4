import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['lib/**/*.test.ts', 'demo/**/*.test.ts', '*.test.ts'],
    env: { YANGGUANG_VAR: mkdtempSync(join(tmpdir(), 'yangguang-var-')) },
    // No file changes what the next one finds: a worker loads the checks and their libraries once.
    isolate: false,
    testTimeout: 30_000,
  },
});

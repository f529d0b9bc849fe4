import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../bootstrap/paths.mjs';
import { boundaries } from '../../../eslint.boundaries.js';

const eslint = new ESLint({
  cwd: root,
  overrideConfigFile: true,
  // Without a program: boundaries need no types, and the files of these examples do not exist.
  overrideConfig: [{ ...(tseslint.configs.base as Linter.Config), files: ['**/*.ts'] }, ...boundaries],
});
async function isAllowed(file: string, statement: string): Promise<boolean> {
  const [result] = await eslint.lintText(`${statement}\n`, { filePath: join(root, file) });
  expect(result?.fatalErrorCount).toBe(0);
  return result?.errorCount === 0;
}

test.each([
  ['schemas/src/x.ts', `import { a } from '../../cms/src/lib/x.ts';`],
  ['cms/src/lib/x.ts', `import { a } from '../../../site/src/lib/x.ts';`],
  ['site/src/lib/x.ts', `import { a } from '@yangguang/cms';`],
  ['scripts/x.ts', `import { a } from '../site/publisher/publish/publish.ts';`],
  ['cms/src/plugins/review/server/x.ts', `import { a } from '../../outbox/server/feed';`],
  ['site/publisher/render/x.ts', `import { a } from '../snapshot/apply.ts';`],
  ['site/publisher/render/x.ts', `import { a } from '../publish/work.ts';`],
  ['site/publisher/render/deep/x.ts', `import { a } from '../../snapshot/apply.ts';`],
  ['site/src/lib/x.ts', `import { a } from '../components/x.ts';`],
  ['site/src/components/x.ts', `import { a } from '../layouts/x.ts';`],
  ['site/src/components/x.ts', `import Database from 'better-sqlite3';`],
  ['site/src/pages/x.ts', `import { a } from '../../publisher/snapshot/apply.ts';`],
])('%s may not say: %s', async (file, statement) => {
  expect(await isAllowed(file, statement)).toBe(false);
});

test.each([
  ['cms/src/lib/x.ts', `import { a } from '@yangguang/schemas';`],
  ['cms/src/plugins/review/server/x.ts', `import type { Feed } from '../../outbox/server/feed';`],
  ['cms/src/plugins/review/server/x.ts', `import { a } from './rules/x';`],
  ['site/publisher/publish/publish.ts', `import { a } from '../snapshot/apply.ts';`],
  ['site/publisher/render/x.ts', `import { a } from './deep/x.ts';`],
  ['site/src/pages/x.ts', `import { a } from '../layouts/x.ts';`],
  ['site/src/content/x.ts', `import Database from 'better-sqlite3';`],
])('%s may say: %s', async (file, statement) => {
  expect(await isAllowed(file, statement)).toBe(true);
});

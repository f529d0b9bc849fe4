import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nginxSnippets, snippetFolder } from './nginx-snippets.ts';

test.each(Object.entries(nginxSnippets()))('nginx says in %s what the portal’s own server says', (name, text) => {
  expect(readFileSync(join(snippetFolder, name), 'utf8')).toBe(text);
});

import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { secrets } from './secrets.ts';

const freshFile = () => join(mkdtempSync(join(tmpdir(), 'yangguang-secrets-')), 'secrets.env');

test('secrets are generated once and then kept', () => {
  const file = freshFile();
  const first = secrets(file);
  expect(secrets(file)).toEqual(first);
  expect(secrets(freshFile()).OUTBOX_TOKEN).not.toBe(first.OUTBOX_TOKEN);
});

test('only the owner may read the file', () => {
  const file = freshFile();
  secrets(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('a secret that a newer version asks for is added, and the others stay', () => {
  const file = freshFile();
  const first = secrets(file);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^WEBHOOK_SECRET=.*\n/m, ''));
  const second = secrets(file);
  expect(second.WEBHOOK_SECRET).toMatch(/^whsec_/);
  expect({ ...second, WEBHOOK_SECRET: first.WEBHOOK_SECRET }).toEqual(first);
});

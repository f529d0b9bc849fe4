import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryHash, entryText, noEntry, signCheckpoint, signerOf, treeRoot, verifierKey } from '@yangguang/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyExport } from './verify-export.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-audit-'));
const at = (...names: string[]) => join(folder, ...names);
const signer = signerOf('yangguang-audit/test', '11'.repeat(32));
const forger = signerOf('yangguang-audit/test', '22'.repeat(32));
const key = verifierKey(signer);

function logOf(count: number, forged = 0): string[] {
  let previous = noEntry;
  return Array.from({ length: count }, (_, index) => {
    const actor = { id: index + 1 === forged ? '9' : '1', name: '郑\u2028某', roles: [] };
    const about = { at: '2026-11-22T13:40:00.000+08:00', address: null, subject: null, details: {}, previous };
    const text = entryText({ seq: index + 1, actor, action: 'record.update', ...about });
    previous = entryHash(text);
    return text;
  });
}

const write = (name: string, lines: readonly string[]) => {
  writeFileSync(at(name), lines.map((line) => `${line}\n`).join(''));
  return at(name);
};
const noteOf = (lines: readonly string[], size: number, by = signer) =>
  signCheckpoint(by, { size, root: treeRoot(lines.slice(0, size).map(entryHash)) });

const log = logOf(30);
beforeAll(() => {
  write('log.ndjson', log);
  writeFileSync(at('old.txt'), noteOf(log, 20));
  writeFileSync(at('key.txt'), `${key}\n`);
  mkdirSync(at('releases'));
  for (const size of [5, 12, 28]) {
    const auditHead = { size, root: treeRoot(log.slice(0, size).map(entryHash)), checkpoint: noteOf(log, size), key };
    writeFileSync(at('releases', `${size}.json`), JSON.stringify({ number: size, auditHead }));
  }
  writeFileSync(at('releases', 'before-there-was-a-log.json'), JSON.stringify({ number: 1 }));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a log that is whole is told to be, and how far', async () => {
  const verdict = await verifyExport([at('log.ndjson'), at('old.txt'), at('key.txt'), '--published', at('releases')]);
  expect(verdict.text).toMatch(/完整：共 30 条，与 4 个检查点一致[^]*第 29 至 30 条/);
  expect(verdict.code).toBe(0);
  expect((await verifyExport([at('log.ndjson'), at('old.txt')])).text).toContain('没有给出公钥');
});

test('an edit is named, and a log computed anew is narrowed down by what releases printed', async () => {
  const edited = write('edited.ndjson', log.with(6, (log[6] ?? '').replace('13:40', '13:41')));
  expect((await verifyExport([edited, at('old.txt'), key])).text).toContain('第 7 条');
  const anew = write('anew.ndjson', logOf(30, 7));
  expect(await verifyExport([anew, at('old.txt'), key])).toMatchObject({
    code: 1,
    text: expect.stringMatching(/第 1 条至第 20 条之间/),
  });
  const narrowed = await verifyExport([anew, at('old.txt'), key, '--published', at('releases')]);
  expect(narrowed).toMatchObject({ code: 1, text: expect.stringMatching(/第 6 条至第 12 条之间.*发布记录 12.json/) });
});

test('a log cut off is missed by the checkpoint', async () => {
  const short = write('short.ndjson', log.slice(0, 19));
  expect(await verifyExport([short, at('old.txt'), key])).toMatchObject({
    code: 1,
    text: expect.stringMatching(/第 20 条起缺失/),
  });
});

test('whoever computes a log anew cannot make its checkpoint look old: the signature is not of the key', async () => {
  const forged = logOf(30, 7);
  writeFileSync(at('forged.txt'), noteOf(forged, 20, forger));
  const verdict = await verifyExport([write('forged.ndjson', forged), at('forged.txt'), key]);
  expect(verdict).toMatchObject({ code: 1, text: expect.stringMatching(/签名与公钥不符/) });
});

test('what cannot be read is said in Chinese', async () => {
  expect(await verifyExport([])).toMatchObject({ code: 2, text: expect.stringMatching(/用法/) });
  expect(await verifyExport([at('none.ndjson'), at('old.txt'), key])).toMatchObject({
    code: 2,
    text: expect.stringMatching(/读不了/),
  });
  expect(await verifyExport([at('log.ndjson'), at('none.txt'), key])).toMatchObject({
    code: 1,
    text: expect.stringMatching(/读不了/),
  });
  expect(await verifyExport([at('log.ndjson'), at('log.ndjson'), key])).toMatchObject({
    code: 1,
    text: expect.stringMatching(/不是检查点/),
  });
});

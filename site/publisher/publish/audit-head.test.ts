import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leafHash, ReleaseEntry, signCheckpoint, signerOf, verifierKey, type AuditHead } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { publish } from './publish.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { useSite } from '../testing/use-site.ts';

const site = useSite();
const signer = signerOf('yangguang-audit/test', '11'.repeat(32));

function headOf(size: number): AuditHead {
  const head = { size, root: leafHash(String(size)) };
  return { ...head, checkpoint: signCheckpoint(signer, head), key: verifierKey(signer) };
}
const tells = (auditHead: AuditHead | undefined) => {
  site.feed.disturb = (page) => ({ ...page, auditHead });
};
const read = (name: string) => readFileSync(join(site.siteVar, 'current', name), 'utf8');
const entryOf = (number: number) => ReleaseEntry.parse(JSON.parse(read(`public/releases/${number}.json`)));

test('a release prints the audit log as the CMS told of it, for programs and for people (B-10)', async () => {
  tells(headOf(41));
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  expect(entryOf(1).auditHead).toEqual(headOf(41));
  expect(JSON.parse(read('release.json'))).toMatchObject({ auditHead: headOf(41) });
  const page = read('public/releases/1.html');
  expect(page).toContain('共 41 条');
  expect(page).toContain(headOf(41).root);
});

test('what was printed stays, the next release prints the next, and a CMS that says nothing is quoted as before', async () => {
  for (const [number, head] of [headOf(41), headOf(57), undefined].entries()) {
    tells(head);
    site.letOut(sampleRecord('article', number + 1));
    await site.publishOnce();
  }
  expect([1, 2, 3].map((number) => entryOf(number).auditHead?.size)).toEqual([41, 57, 57]);
});

test('a release of a CMS without an audit log prints none', async () => {
  site.letOut(sampleRecord('article', 1));
  await site.publishOnce();
  expect(entryOf(1)).not.toHaveProperty('auditHead');
  expect(read('public/releases/1.html')).not.toContain('审计日志');
});

test('the audit log is no part of what a release is checked by: two of the same content have one check value', async () => {
  const publisher = await site.open();
  tells(headOf(41));
  site.letOut(sampleRecord('article', 1));
  await publish(publisher);
  const first = entryOf(1);
  tells(headOf(99));
  await publish(publisher, true);
  publisher.close();
  expect(entryOf(2)).toMatchObject({ auditHead: headOf(99), manifestHash: first.manifestHash });
});

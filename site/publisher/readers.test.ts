import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { publish } from './publish.ts';
import { sampleRecord } from './testing/sample-record.ts';
import { startTestSite } from './testing/test-publisher.ts';

const switches = 8;
const paths: Record<string, string> = {
  '/': 'index.html',
  '/articles/': 'articles/index.html',
  '/atom.xml': 'atom.xml',
};

test('readers meet no error and no half written page while releases are switched (A10, A11)', async () => {
  const site = await startTestSite();
  site.letOut(sampleRecord('article', 1));
  const publisher = await site.open();
  await publish(publisher);
  let isOver = false;
  const seen = new Set<string>();
  async function read(): Promise<void> {
    while (!isOver)
      for (const [path, file] of Object.entries(paths)) {
        const response = await fetch(new URL(path, site.portalUrl));
        expect(response.status).toBe(200);
        seen.add(`${sha256(new Uint8Array(await response.arrayBuffer()))}  ${file}`);
      }
  }
  const readers = [read(), read(), read()];
  for (let number = 2; number <= switches + 1; number += 1) {
    site.letOut(sampleRecord('article', number));
    await publish(publisher);
  }
  isOver = true;
  await Promise.all(readers);
  publisher.close();
  const releases = join(site.siteVar, 'releases');
  const numbers = readdirSync(releases).filter((name) => /^\d+$/.test(name));
  const listed = new Set(
    numbers.flatMap((name) => readFileSync(join(releases, name, 'manifest.txt'), 'utf8').split('\n')),
  );
  expect(numbers).toHaveLength(switches + 1);
  expect([...seen].filter((answer) => !listed.has(answer))).toEqual([]);
  // The readers saw more than one release, so there were switches to trip over.
  expect(seen.size).toBeGreaterThan(Object.keys(paths).length);
  await site.close();
});

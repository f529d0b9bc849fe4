import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPublisher } from '../open-publisher.ts';
import { publish } from '../publish/publish.ts';
import { sampleRecord } from '../testing/sample-record.ts';
import { ask, canary, useSearchingSite } from '../testing/searching-site.ts';
import { startTestSite } from '../testing/test-publisher.ts';
import { SearchIndexer } from './search-indexer.ts';
import { answersOf } from './testing/answers-of.ts';
import { randomFrom } from './testing/corpus.ts';
import { disagreements } from './testing/oracle.ts';

/** Releases made; more of them at night. */
const releases = Number(process.env['YANGGUANG_SEARCH_RELEASES'] ?? 8);
/** Small, so that merges happen all the time. */
const settings = { deltaRecords: 3, youngRecords: 6, shardRecords: 20 };

const site = useSearchingSite(settings);

const article = (number: number, word: string) =>
  sampleRecord('article', number, { title: `关于第${number}号${word}的通知`, body: `<p>其中写着${word}。</p>` });

test(
  `over ${releases} releases the index holds what the pages hold, and nothing of what was withdrawn (G6)`,
  { timeout: 3_600_000 },
  async () => {
    const random = randomFrom(5);
    const words = new Map<number, string>();
    const old: string[] = [];
    let made = 0;
    for (let release = 1; release <= releases; release += 1) {
      for (let each = 0; each < 1 + random() * 2; each += 1) {
        const known = [...words.keys()];
        const number =
          random() < 0.3 && known.length > 0 ? (known[Math.floor(random() * known.length)] ?? 1) : made + 1;
        const earlier = words.get(number);
        if (earlier !== undefined) old.push(earlier);
        made += 1;
        words.set(number, canary(made));
        site.letOut(article(number, canary(made)));
      }
      const withdrawn = random() < 0.4 ? [...words.keys()][0] : undefined;
      if (withdrawn !== undefined) {
        old.push(words.get(withdrawn) ?? '');
        words.delete(withdrawn);
        site.takeBack(article(withdrawn, 'x'));
      }
      expect(await publish(site.publisher)).toBe(true);
      const live = join(site.siteVar, 'current');
      expect(disagreements(live)).toEqual([]);
      const answers = await answersOf(live, [...words.values(), ...old].map(ask));
      const found = Object.fromEntries(answers.map(({ query, answers: paths }) => [query.text, paths.length]));
      const wanted = [...words.values()].map((word) => [word, 1]);
      expect(found).toEqual(Object.fromEntries([...wanted, ...old.map((word) => [word, 0])]));
      if (release % 4 === 0) await site.indexer.idle();
    }
  },
);

test('the oracle notices a record that search forgot, and one that it kept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-oracle-'));
  try {
    const own = await startTestSite(folder);
    const forgetful = new SearchIndexer();
    const update = forgetful.update.bind(forgetful);
    // Believes that nothing ever leaves.
    forgetful.update = (input) => update({ ...input, removed: [] });
    const opened = await openPublisher(own.config, forgetful, () => undefined);
    own.letOut(article(1, canary(1)));
    own.letOut(article(2, canary(2)));
    await publish(opened);
    own.letOut(article(3, canary(3)));
    own.takeBack(article(1, canary(1)));
    await publish(opened);
    opened.close();
    expect(disagreements(join(folder, 'current'))).toEqual(['/articles/2026-00001.html is withdrawn']);
    await own.close({ keep: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

import { expect, test } from 'vitest';
import { leaksOf } from './leaks-of.ts';
import { leakSettings } from './settings.ts';
import { testBureau } from './testing/bureau.ts';
import { cleanPages } from './testing/clean-pages.ts';
import { plantedCorpus } from './testing/planted-corpus.ts';
import { textHits } from './text-hits.ts';

const settings = leakSettings(testBureau);

test('of 500 planted items at least 99 in 100 are found, each at its place (A-11)', () => {
  const corpus = plantedCorpus(500, 20261122);
  const missed = corpus.filter(({ text, item, code }) => {
    const start = text.indexOf(item);
    return !textHits(text, settings).some(
      (hit) => hit.code === code && hit.start <= start + 1 && hit.end >= start + item.length - 1,
    );
  });
  const recall = 1 - missed.length / corpus.length;
  console.log(`planted ${corpus.length}, missed ${missed.length}, recall ${(recall * 100).toFixed(1)} %`);
  expect(missed.slice(0, 20), 'missed').toSatisfy(() => recall >= 0.99);
});

test('of clean pages at most one in fifty raises an alarm (A-11)', () => {
  const pages = cleanPages(600, 20261122);
  const alarms = pages.flatMap(({ record, text }) => [
    ...leaksOf(record, settings).map(
      (leak) => `${record.type} ${leak.field} ${leak.code} ${JSON.stringify(leak.params)}`,
    ),
    ...textHits(text, settings).map((hit) => `${hit.code} ${text.slice(hit.start, hit.end)}`),
  ]);
  console.log(`clean pages ${pages.length}, false alarms ${alarms.length}`);
  expect(alarms.slice(0, 20), 'false alarms').toSatisfy(() => alarms.length <= pages.length / 50);
});

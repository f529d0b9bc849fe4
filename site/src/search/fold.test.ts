import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compact, fold, foldWithMap, queryParts } from './fold.ts';

test.each([
  ['云应急规〔２０２６〕3号', '云应急规 2026 3号'],
  ['《安全生产法》', '安全生产法'],
  ['ＬＮＧ Ｔank', 'lng tank'],
  ['第一条\n\n 总则', '第一条 总则'],
  ['……', ''],
  ['𠮷安㎡', '𠮷安m2'],
])('%s is searched as %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('brackets of every kind make no difference in a number', () => {
  expect(compact('云应急规〔2026〕3号')).toBe(compact('云应急规[2026]3号'));
  expect(compact('云应急规(2026)3号')).toBe(compact('云应急规 2026 3 号'));
});

test('every folded position knows where it came from', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { folded, origins } = foldWithMap(text);
      expect(origins).toHaveLength(folded.length);
      expect(origins).toEqual(origins.toSorted((a, b) => a - b));
      expect(fold(folded)).toBe(folded);
    }),
  );
});

test('white space parts a query, punctuation does not', () => {
  expect(queryParts(' 粉尘　防爆 〔2026〕3号 ！ ')).toEqual(['粉尘', '防爆', '2026 3号']);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, contentHash, sha256 } from './canonical.ts';

test('keys are sorted at every depth, lists keep their order', () => {
  expect(canonicalJson({ b: [{ d: 1, c: '中' }, 2], a: null })).toBe('{"a":null,"b":[{"c":"中","d":1},2]}');
});

test('the hash is that of the known text', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  expect(contentHash({ b: 1, a: 2 })).toBe(sha256('{"a":2,"b":1}'));
});

test('a record has one text, through JSON and whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
      const text = canonicalJson(record);
      const shuffled = Object.fromEntries(Object.entries(record).reverse());
      expect(canonicalJson(shuffled)).toBe(text);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

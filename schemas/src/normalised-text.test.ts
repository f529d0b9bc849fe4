import { expect, test } from 'vitest';
import { normalisedText } from './normalised-text.ts';

test.each([
  ['一、总则\n　　为了加强安全生产工作，\t制定本办法。', '一、总则为了加强安全生产工作,制定本办法。'],
  ['２０２６年 GB／T', '2026年GB/T'],
  ['安\u200b全\ufeff生\u00ad产', '安全生产'],
  ['第 1 条', '第1条'],
])('%j is compared as %s', (text, expected) => {
  expect(normalisedText(text)).toBe(expected);
});

test('another character makes another text', () => {
  expect(normalisedText('罚款三万元')).not.toBe(normalisedText('罚款二万元'));
});

test('of all characters, white space and invisible signs go and no other', () => {
  const differing: string[] = [];
  for (let code = 0; code <= 0x10ffff; code++) {
    const text = `前${String.fromCodePoint(code)}后`;
    const expected = text.normalize('NFKC').replace(/[\p{White_Space}\p{Cf}]/gu, '');
    if (normalisedText(text) !== expected) differing.push(code.toString(16));
  }
  expect(differing).toEqual([]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from './fold.ts';
import { lookupsOf, visitGrams } from './grams.ts';

function grams(text: string): Set<string> {
  const found = new Set<string>();
  visitGrams(fold(text), (...codes) => found.add(String.fromCodePoint(...codes.filter((code) => code !== 0))));
  return found;
}

test('a text is cut into pairs, letters and digits also into threes, never across a gap', () => {
  expect([...grams('应急〔2026〕3号')]).toEqual(['应急', '急', '20', '02', '202', '26', '026', '6', '3号', '号']);
});

const characters = fc.constantFrom(...'应急管理局𠮷安03a〔 ，Ｂ');
const texts = fc.array(characters, { maxLength: 40 }).map((parts) => parts.join(''));

test('whatever piece of a text is looked up, the text has all that is looked up (D-2)', () => {
  fc.assert(
    fc.property(texts, fc.nat(40), fc.nat(40), (text, start, length) => {
      const piece = fold([...text].slice(start, start + length).join(''));
      const held = [...grams(text)];
      for (const lookup of piece === '' ? [] : lookupsOf(piece)) {
        if ('gram' in lookup) expect(held).toContain(lookup.gram);
        else expect(held.some((gram) => gram.startsWith(lookup.prefix))).toBe(true);
      }
    }),
  );
});

test('a long query looks up no more than five grams, its ends among them', () => {
  const part = '关于进一步加强危险化学品安全生产工作的通知';
  const lookups = lookupsOf(part);
  expect(lookups).toHaveLength(5);
  expect([lookups[0], lookups.at(-1)]).toEqual([{ gram: '关于' }, { gram: '通知' }]);
});

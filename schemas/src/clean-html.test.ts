import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainlyClean } from './clean-html.ts';
import { generateRecords } from './examples/index.ts';
import { cleanThoroughly } from './rich-text.ts';

const spaces = [' ', '  ', '\u3000', '\u00a0', '\n', '\t', '\u200b', '\u2028', '\ufeff', '\u0085'];
const odd = ['&', '&amp;', '&nbsp;', '<', '>', '<br>', '<b>', '</p>', '"', "'", '`', '\ud800', '\u202e', '\u00ad'];
const inner = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('安全', '生产', 'a', '1', '“', '。') },
      fc.constantFrom(...spaces),
      fc.constantFrom(...odd),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 4 },
  )
  .map((parts) => parts.join(''));
const tag = fc.constantFrom('p', 'p', 'h2', 'h3', 'h4', 'h5', 'P', 'div', 'p class="x"');
const html = fc
  .array(fc.tuple(tag, inner, fc.constantFrom('', '', '', '\n', ' ')), { maxLength: 5 })
  .map((blocks) => blocks.map(([name, text, gap]) => `<${name}>${text}</${name.split(' ')[0]}>${gap}`).join(''));

test('what looks clean at a glance is what the thorough cleaning leaves as it is', () => {
  let plain = 0;
  fc.assert(
    fc.property(html, (text) => {
      if (!isPlainlyClean(text)) return;
      plain += 1;
      expect(cleanThoroughly(text)).toBe(text);
    }),
    { numRuns: 4000 },
  );
  expect(plain).toBeGreaterThan(400);
});

test.each([
  ['<p>正文</p><script>alert(1)</script>'],
  ['<p>正文<img src=x onerror=alert(1)></p>'],
  ['<p onclick="alert(1)">正文</p>'],
  ['<h2>一</h2><h4>跳级</h4>'],
  ['<p></p>'],
  ['<p>正文'],
  ['正文'],
])('%s is looked at thoroughly', (text) => {
  expect(isPlainlyClean(text)).toBe(false);
});

test('the glance is enough for nearly all texts of a generated bureau', () => {
  const texts = [...generateRecords({ count: 300, seed: 1 })].flatMap(({ body }) =>
    typeof body === 'string' ? [body] : [],
  );
  expect(texts.filter(isPlainlyClean).length / texts.length).toBeGreaterThan(0.9);
});

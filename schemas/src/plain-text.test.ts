import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPlainlyClean } from './clean-html.ts';
import { plainText } from './plain-text.ts';

test.each([
  ['blocks become lines', '<h2>一、目标</h2><p>甲<strong>乙</strong></p><ul><li>丙</li></ul>', '一、目标\n甲乙\n丙'],
  [
    'cells are parted',
    '<table><tr><th scope="col">县区</th><td>3</td></tr><tr><td>东山县</td></tr></table>',
    '县区 3\n东山县',
  ],
  ['entities are decoded', '<p>A&amp;B &lt;3&gt; &#20013;</p>', 'A&B <3> 中'],
  ['scripts are no text', '<p>甲</p><script>乙</script><style>丙</style>', '甲'],
  ['a bracket in an attribute', '<p title="a>b">甲</p>', '甲'],
  ['a line break', '<p>甲<br />乙</p>', '甲\n乙'],
])('%s', (_name, html, text) => {
  expect(plainText(html)).toBe(text);
});

test('a text of plain paragraphs reads as one that must be parsed', () => {
  const words = fc.stringMatching(/^[一-龥a-z0-9，。]{1,6}(?:[ \u3000][一-龥a-z0-9]{1,4}){0,2}$/);
  const blocks = fc.array(fc.tuple(fc.constantFrom('p', 'h2'), words), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(blocks, (parts) => {
      const html = parts.map(([tag, text]) => `<${tag}>${text}</${tag}>`).join('');
      expect(isPlainlyClean(html)).toBe(true);
      // An attribute makes it another text to the first look and the same to the parser.
      expect(plainText(html)).toBe(plainText(html.replace('>', ' lang="zh">')));
    }),
  );
});

test('any input gives text', () => {
  fc.assert(
    fc.property(fc.string(), (html) => {
      expect(typeof plainText(html)).toBe('string');
    }),
  );
});

import { expect, test } from 'vitest';
import { markup } from './markup.ts';

test('texts are escaped, markup is not', () => {
  const dirty = `<b title="x">'&'</b>`;
  const clean = '&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;';
  expect(String(markup`<p title="${dirty}">${dirty}${markup`<i>${dirty}</i>`}</p>`)).toBe(
    `<p title="${clean}">${clean}<i>${clean}</i></p>`,
  );
});

test('a list of markup stands in its order', () => {
  const names = ['甲', '乙'].map((name) => markup`<li>${name}</li>`);
  expect(String(markup`<ul>${names}</ul>`)).toBe('<ul><li>甲</li><li>乙</li></ul>');
});

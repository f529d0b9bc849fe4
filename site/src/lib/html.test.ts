import { expect, test } from 'vitest';
import { html } from './html.ts';

test('texts are escaped, markup is not', () => {
  const dirty = `<b title="x">'&'</b>`;
  const clean = '&lt;b title=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;';
  expect(String(html`<p title="${dirty}">${dirty}${html`<i>${dirty}</i>`}</p>`)).toBe(
    `<p title="${clean}">${clean}<i>${clean}</i></p>`,
  );
});

test('a list of markup stands in its order', () => {
  expect(
    String(
      html`<ul>
        ${['甲', '乙'].map((name) => html`<li>${name}</li>`)}
      </ul>`,
    ),
  ).toBe('<ul><li>甲</li><li>乙</li></ul>');
});

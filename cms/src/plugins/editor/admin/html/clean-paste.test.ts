import { expect, test } from 'vitest';
import { cleanPaste } from './clean-paste.ts';

test("Word's comments, conditional blocks and own elements go, the text stays", () => {
  const word =
    '<meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]-->' +
    '<style>p.MsoNormal{mso-style-parent:""}</style><p class=MsoNormal><b>一、</b>总则<o:p></o:p></p>';
  expect(cleanPaste(word)).toBe('<p class=MsoNormal><b>一、</b>总则</p>');
});

test('the number of a list paragraph stays as text without its padding', () => {
  const list =
    "<p><![if !supportLists]><span style='mso-list:Ignore'>（一）<span>&nbsp;&nbsp;&nbsp; </span></span><![endif]>检查范围</p>";
  expect(
    cleanPaste(list)
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' '),
  ).toBe('（一） 检查范围');
});

test('a table of WPS keeps its cells', () => {
  const table = '<table><tr><td><p>单位<o:p></o:p></p></td><td><p>万元</p></td></tr></table>';
  expect(cleanPaste(table)).toBe('<table><tr><td><p>单位</p></td><td><p>万元</p></td></tr></table>');
});

test('headings become ranks that a document may hold', () => {
  expect(cleanPaste('<h1 class=x>一</h1><h2>二</h2><h6>三</h6>')).toBe('<h2 class=x>一</h2><h2>二</h2><h4>三</h4>');
});

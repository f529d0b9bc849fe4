import { describe, expect, test } from 'vitest';
import { builtInDictionary } from '../dictionary/built-in.ts';
import { hiddenTextHits } from './hidden-text.ts';
import { htmlLinkHits } from './link-hits.ts';

describe('text that nobody sees (A-10)', () => {
  test.each([
    '<p style="display:none">暗</p>',
    '<p style="visibility: hidden">暗</p>',
    '<p style="font-size:0">暗</p>',
    '<p style="font-size:0px"><b>暗</b></p>',
    '<p style="color:#fff">暗</p>',
    '<p style="color:rgb(255, 255, 255)">暗</p>',
    '<div style="background-color:red"><p style="color:#f00">暗</p></div>',
    '<p style="position:absolute;left:-9999px">暗</p>',
    '<p style="text-indent:-2000px">暗</p>',
    '<p style="height:1px;overflow:hidden">暗</p>',
    '<p style="opacity:0">暗</p>',
    '<p hidden>暗</p>',
    '<font color="white">暗</font>',
    '<!--暗-->',
  ])('%s', (html) => {
    expect(hiddenTextHits(html)).toMatchObject([{ code: 'hidden.text', params: { text: '暗' } }]);
  });

  test.each([
    '<p style="color:#000">明</p>',
    '<p style="opacity:0.9;line-height:1;width:100%">明</p>',
    '<div style="background-color:#000"><p style="color:#fff">明</p></div>',
    '<p style="display:none"></p>',
  ])('%s is seen', (html) => {
    expect(hiddenTextHits(html)).toEqual([]);
  });
});

describe('targets of links (A-10)', () => {
  const targets = (html: string): unknown[] =>
    htmlLinkHits(html, builtInDictionary).map(({ params }) => params?.['url']);

  test('a site that nobody allowed is named', () => {
    expect(targets('<a href="https://bet.invalid/">政策</a><img src="//bet.invalid/x.png">')).toEqual([
      'https://bet.invalid/',
      '//bet.invalid/x.png',
    ]);
    expect(targets('<a href="javascript:alert(1)">政策</a>')).toEqual(['javascript:alert(1)']);
    expect(targets('<a href="https://www.mem.gov.cn.bet.invalid/">部</a>')).toHaveLength(1);
  });

  test('public bodies, the own site and telephone links are no strangers', () => {
    const html = '<a href="https://www.mem.gov.cn/">部</a><a href="/zhengce/1">政策</a><a href="tel:12350">12350</a>';
    expect(targets(html)).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { excerpt, marked, markedTitle } from './excerpt.ts';
import type { StoredText } from './format.ts';

const text = (body: string, title = ''): StoredText => ({
  ...{ id: '', seq: 1, path: '/', type: '', title, numbers: [], date: '', department: null, validity: '', text: body },
  pinyin: '',
});
const shown = (stretches: { text: string; isMarked: boolean }[]): string =>
  stretches.map(({ text, isMarked }) => (isMarked ? `[${text}]` : text)).join('');

test('every place is marked, in the words of the text', () => {
  expect(shown(marked('ＬＮＧ储罐与lng槽车，〔２０２６〕3号𠮷𠮷', ['lng', '2026 3号', '𠮷']))).toBe(
    '[ＬＮＧ]储罐与[lng]槽车，〔[２０２６〕3号𠮷𠮷]',
  );
});

test('an excerpt begins with a clause and holds what was found', () => {
  const body = `${'前文很长。'.repeat(40)}本办法所称有限空间，是指封闭的地方。${'后文也很长。'.repeat(40)}`;
  const line = shown(excerpt(text(body), ['有限空间']));
  expect(line).toMatch(/^……前文很长。/);
  expect(line).toContain('本办法所称[有限空间]，是指封闭的地方。');
  expect(line).toMatch(/……$/);
  expect(line.length).toBeLessThan(140);
});

test('an excerpt is one line, and the beginning where nothing was found', () => {
  expect(shown(excerpt(text('第一条\n　　总则\n第二条'), ['无']))).toBe('第一条 总则 第二条');
});

test('one wrong character: the title shows what is meant', () => {
  expect(shown(markedTitle(text('', '应急避难场所管理办法'), 'near', ['避难厂所']))).toBe('应急[避难场所]管理办法');
});

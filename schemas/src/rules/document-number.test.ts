import { describe, expect, test } from 'vitest';
import { documentNumberPattern, normaliseDocumentNumber } from './document-number.ts';

describe('what people type becomes the normal form (R-POL-02, A-3)', () => {
  test.each([
    '云应急〔2022〕15号',
    '云应急[2022]15号',
    '云应急（2022）15号',
    '云应急(2022)15号',
    '云应急【2022】15号',
    '云应急［2022］15号',
    '云应急｛2022｝15号',
    '云应急\u201e2022\u201f15号',
    '云应急\u201c2022\u201d15号',
    '云应急"2022"15号',
    '云应急〔２０２２〕１５号',
    '云应急 〔 2022 〕 15 号',
    '云应急〔2022年〕15号',
    '云应急〔2022〕第15号',
    '云应急〔2022〕015号',
    '云应急〔2022〕15',
    '　云应急〔2022〕15号\u00a0',
  ])('%s', (typed) => {
    const { value, note } = normaliseDocumentNumber(typed);
    expect(value).toBe('云应急〔2022〕15号');
    expect(documentNumberPattern.test(value)).toBe(true);
    expect(note === null).toBe(typed === value);
  });
});

test('orders keep their form', () => {
  expect(normaliseDocumentNumber('云川市人民政府令第０1１号')).toEqual({
    value: '云川市人民政府令第11号',
    note: '“云川市人民政府令第０1１号”已规范为“云川市人民政府令第11号”',
  });
  expect(normaliseDocumentNumber('第11号')).toEqual({ value: '第11号', note: null });
});

test.each(['云应急2022-15', '云应急〔22〕15号', '云应急〔2022〕号', '云应急〔2022〕15号、16号', 'YJ〔2022〕15号', ''])(
  '%s is not understood and is refused',
  (typed) => {
    expect(documentNumberPattern.test(normaliseDocumentNumber(typed).value)).toBe(false);
  },
);

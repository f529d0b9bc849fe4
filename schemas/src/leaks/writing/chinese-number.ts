const digits = '零一二三四五六七八九';

/** A whole number below a thousand in Chinese or Arabic digits; NaN for anything else. */
export function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const match = /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九]?)(十))?([一二三四五六七八九])?$/.exec(
    text.replace('两', '二'),
  );
  if (!match || text === '') return NaN;
  const [, hundreds = '', tens = '', ten = '', ones = ''] = match;
  const value = (digit: string): number => Math.max(0, digits.indexOf(digit || '零'));
  return value(hundreds) * 100 + (ten ? (value(tens) || 1) * 10 : 0) + value(ones);
}

/** A whole number up to 99 as headings count, 三十一. */
export function chineseNumber(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`;
  return `${ten}${ones === 0 && tens > 0 ? '' : digits[ones]}`;
}

import type { Hit } from '../hit.ts';

// Written in one, it must begin like an area code: much else has twelve digits and a zero in front.
const withArea =
  /(?<![0-9A-Za-z/〔.-])(?:\(?0\d{2,3}(?:\)|[- ])[- ]?|0[1-9]\d{1,2})[1-9]\d{2,3}[- ]?\d{4}(?:[-转 ]\d{1,4})?(?![0-9A-Za-z])/g;
const named =
  /(?<=(?:电话|座机|传真|宅电|固话)(?:号码|号)?[:为是 ]{0,3})[2-8]\d{2,3}[- ]?\d{4}(?![0-9A-Za-z万亿元人家件])/g;

/** Landlines: with an area code anywhere, without one where the text says that it is a telephone. */
export function phoneHits(text: string): Hit[] {
  return [...matches(text, withArea), ...matches(text, named)];
}

function matches(text: string, pattern: RegExp): Hit[] {
  return [...text.matchAll(pattern)].map(({ 0: shown, index }) => ({
    code: 'privacy.landline' as const,
    start: index,
    end: index + shown.length,
    masked: shown.replace(/\d(?=(?:\D*\d){0,3}$)/g, '*'),
  }));
}

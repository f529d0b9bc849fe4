import type { Hit } from '../hit.ts';

/** 12358 was the line for prices; accidents and dangers are reported to 12350 (R-SRC-15). */
export function hotlineHits(text: string): Hit[] {
  return [...text.matchAll(/(?<![\d.,-])12358(?![\d.,-]*\d| ?[家万亿元人次吨件项户个名])/g)].map(({ index }) => ({
    code: 'word.hotline' as const,
    start: index,
    end: index + 5,
    params: { word: '12358', right: '12350' },
  }));
}

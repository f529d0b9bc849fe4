import type { Hit } from '../hit.ts';

const pattern =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]([A-HJ-NP-Za-hj-np-z])[·•・‧.\- ]?((?:[DFdf][A-HJ-NP-Za-hj-np-z0-9]\d{4}|\d{5}[DFdf])|[A-HJ-NP-Za-hj-np-z0-9]{4}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳])(?![0-9A-Za-z])/g;

/** Number plates: province, letter, five signs of which three at least are digits, six for cars with new energy. */
export function plateHits(text: string): Hit[] {
  return [...text.matchAll(pattern)]
    .filter(({ 2: signs = '' }) => signs.replace(/\D/g, '').length >= 3)
    .map(({ 0: shown, 2: signs = '', index }) => ({
      code: 'privacy.plate' as const,
      start: index,
      end: index + shown.length,
      masked: shown.slice(0, -signs.length) + signs.slice(0, 1) + '*'.repeat(signs.length - 2) + signs.slice(-1),
    }));
}

import { toHalfWidth } from '../full-width.ts';

/** A text as detectors read it, with the way back to the places of the original. */
export interface ScannedText {
  text: string;
  /** Place in the original of a place in `text`. */
  at: (place: number) => number;
}

const invisible = /[\p{Cf}\u00ad]/u;
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g;

/**
 * Full-width letters, digits and spaces plain, all dashes one, signs without width left out: what somebody does to a
 * number so that no search finds it, or what an input method does by itself.
 */
export function scannedText(original: string): ScannedText {
  const plain = toHalfWidth(original)
    .replace(dashes, '-')
    .replace(/\u00a0/g, ' ');
  if (!invisible.test(plain)) return { text: plain, at: (place) => place };
  const places: number[] = [];
  let text = '';
  for (let place = 0; place < plain.length; place += 1) {
    const char = plain[place] ?? '';
    if (invisible.test(char)) continue;
    places.push(place);
    text += char;
  }
  return { text, at: (place) => places[place] ?? original.length };
}

import { plainText } from '../plain-text.ts';
import { textHits } from './text-hits.ts';
import type { Hit } from './hit.ts';
import type { LeakSettings } from './settings.ts';

/** Personal data of a plain text in its masked form; everything else as it was (脱敏, A-11). */
export function maskText(text: string, settings: LeakSettings): string {
  let masked = text;
  for (const hit of maskable(text, settings)) masked = masked.slice(0, hit.start) + hit.masked + masked.slice(hit.end);
  return masked;
}

/** The same for rich text: signs are replaced one for one where they stand, and no tag moves. */
export function maskHtml(html: string, settings: LeakSettings): string {
  const text = plainText(html);
  const shown = shownChars(html);
  const chars = html.split('');
  const order = inkPlaces(text);
  for (const hit of maskable(text, settings))
    for (let i = hit.start; i < hit.end; i += 1) {
      const place = shown[order.get(i) ?? -1];
      if (place !== undefined) chars[place] = hit.masked[i - hit.start] ?? '*';
    }
  return chars.join('');
}

function maskable(text: string, settings: LeakSettings): (Hit & { masked: string })[] {
  return textHits(text, settings).flatMap((hit) =>
    hit.masked?.length === hit.end - hit.start ? [{ ...hit, masked: hit.masked }] : [],
  );
}

const isInk = (char: string): boolean => !/\s/.test(char);

/** Which of the visible signs of a text stands at a place: blocks and cells part it with other white space than HTML. */
function inkPlaces(text: string): Map<number, number> {
  const order = new Map<number, number>();
  for (let place = 0; place < text.length; place += 1) if (isInk(text[place] ?? '')) order.set(place, order.size);
  return order;
}

/** Places in HTML of its visible signs, in order; an entity counts as one sign, where it begins. */
function shownChars(html: string): number[] {
  return [...html.matchAll(/<[^>]*>|&nbsp;|&[^;\s<>&]{1,10};|[^]/g)]
    .filter(({ 0: part }) => part !== '&nbsp;' && (part.length === 1 ? isInk(part) : part.startsWith('&')))
    .map(({ index }) => index);
}

import { guestCopy, shanghaiMinute } from '../../guest-copy';
import { markup, type Markup } from '../../../../lib/markup';
import type { InvitationRow } from './tables';

const size = 17;
const lineHeight = 26;
/** Of a large screen; what is beyond the edges of a smaller one or of a sheet is cut off. */
const area = { width: 3900, height: 2400 };

/**
 * Who looks at the page, when, and by which link, over all of it: an element that stands still while the page moves and
 * comes back on every sheet of paper. It is text of the document and no background, which browsers do not print.
 */
export function watermark({ guest, office, fingerprint }: InvitationRow, now: Date): Markup {
  const lines = [
    guestCopy.person(guest, office),
    `${shanghaiMinute(now.toISOString())} ${guestCopy.page.mark}`,
    guestCopy.fingerprint(fingerprint),
  ];
  const texts = lines.map((line, index) => markup`<text y="${index * lineHeight}">${line}</text>`);
  const marks = places(Math.max(...lines.map(widthOf)) + 50).map(
    ([x, y]) => markup`<use href="#guest-mark" transform="translate(${x} ${y}) rotate(-20)"></use>`,
  );
  return markup`<svg class="guest-watermark" aria-hidden="true" focusable="false" width="100%" height="100%" font-family="sans-serif" font-size="${size}" fill="#000" fill-opacity="0.13"><defs><g id="guest-mark">${texts}</g></defs>${marks}</svg>`;
}

/** Han characters are as wide as they are high, others about half. */
const widthOf = (line: string): number =>
  [...line].reduce((width, sign) => width + (sign > '\u00ff' ? size : size * 0.56), 0);

/** Every other row begins further to the left. */
function places(width: number): [number, number][] {
  const found: [number, number][] = [];
  for (let row = 0; row * 170 < area.height; row += 1)
    for (let x = row % 2 === 0 ? 20 : 20 - width / 2; x < area.width; x += width)
      found.push([Math.round(x), 110 + row * 170]);
  return found;
}

/** Holds in a page whose styles are not ours, too. */
export const watermarkStyle = `.guest-watermark{position:fixed!important;inset:0;display:block!important;visibility:visible!important;width:100%!important;height:100%!important;max-width:none!important;overflow:hidden!important;z-index:2147483646;pointer-events:none;user-select:none}`;

/** With the draft itself: its banner would else stand in the middle of a sheet, over the text. */
export const draftStyle = `${watermarkStyle}@media print{body>[role=note]{position:static!important}}`;

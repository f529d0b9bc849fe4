import { guestCopy, shanghaiMinute } from '../../guest-copy';
import { markup, type Markup } from '../../../../lib/markup';
import type { InvitationRow } from './tables';

const letterWidth = 17;

/**
 * Who looks at the page, when, and by which link, over all of it: an element that stands still while the page moves and
 * comes back on every sheet of paper. It is part of the document and no background, which browsers do not print.
 */
export function watermark({ guest, office, fingerprint }: InvitationRow, now: Date): Markup {
  const lines = [
    guestCopy.person(guest, office),
    `${shanghaiMinute(now.toISOString())} ${guestCopy.page.mark}`,
    guestCopy.fingerprint(fingerprint),
  ];
  const width = Math.max(...lines.map((line) => [...line].length)) * letterWidth + 60;
  const texts = lines.map((line, index) => markup`<text x="20" y="${50 + index * 26}">${line}</text>`);
  return markup`<svg class="guest-watermark" aria-hidden="true" focusable="false" width="100%" height="100%"><defs><pattern id="watermark" width="${width}" height="190" patternUnits="userSpaceOnUse" patternTransform="rotate(-20)"><g font-family="sans-serif" font-size="${letterWidth}" fill="#000" fill-opacity="0.13">${texts}</g></pattern></defs><rect width="100%" height="100%" fill="url(#watermark)"></rect></svg>`;
}

/** Holds in a page whose styles are not ours, too. */
export const watermarkStyle = `.guest-watermark{position:fixed!important;inset:0;display:block!important;visibility:visible!important;width:100%!important;height:100%!important;max-width:none!important;z-index:2147483646;pointer-events:none;user-select:none}`;

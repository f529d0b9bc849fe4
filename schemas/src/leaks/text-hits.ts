import type { Hit } from './hit.ts';
import { personalHits } from './personal/personal-hits.ts';
import type { LeakSettings } from './settings.ts';
import { bracketHits } from './wording/bracket-hits.ts';
import { hotlineHits } from './wording/hotline-hits.ts';
import { nameSlips } from './wording/name-slips.ts';
import { publicContacts } from './wording/public-contact.ts';
import { textLinkHits } from './wording/link-hits.ts';
import { wordHits } from './wording/word-hits.ts';
import { outlineHits } from './writing/outline-hits.ts';
import { sumHits } from './writing/sum-hits.ts';

/** What identifies a person and may still be an office's: given to the public by the bureau itself. */
const contactCodes = ['privacy.landline', 'privacy.mobile-number', 'privacy.email', 'privacy.address'];

/** Everything in a plain text that should not go out as it is, in the order of the text. */
export function textHits(text: string, settings: LeakSettings): Hit[] {
  if (text === '') return [];
  const isPublic = publicContacts(settings);
  const personal = personalHits(text).filter(
    ({ code, start, end }) => !contactCodes.includes(code) || !isPublic(text.slice(start, end)),
  );
  return [...personal, ...wordingHits(text, settings), ...outlineHits(text), ...sumHits(text)].sort(
    (a, b) => a.start - b.start,
  );
}

function wordingHits(text: string, { dictionary }: LeakSettings): Hit[] {
  return [
    ...wordHits(text, dictionary),
    ...nameSlips(text, dictionary),
    ...textLinkHits(text, dictionary),
    ...hotlineHits(text, dictionary),
    ...bracketHits(text),
  ];
}

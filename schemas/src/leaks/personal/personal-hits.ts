import { scannedText } from '../scanned-text.ts';
import { withoutOverlaps, type Hit } from '../hit.ts';
import { addressHits } from './address-hits.ts';
import { emailHits } from './email-hits.ts';
import { nameHits } from './name-hits.ts';
import { numberHits } from './number-hits.ts';
import { phoneHits } from './phone-hits.ts';
import { plateHits } from './plate-hits.ts';

const detectors = [numberHits, phoneHits, plateHits, emailHits, addressHits, nameHits];

/** Personal data in a text with its place and its masked form (A-11, R-ID-04, R-ACC-12). */
export function personalHits(original: string): Hit[] {
  const { text, at } = scannedText(original);
  const hits = withoutOverlaps(detectors.flatMap((detect) => detect(text)));
  return hits.map((hit) => ({ ...hit, start: at(hit.start), end: at(hit.end - 1) + 1 }));
}

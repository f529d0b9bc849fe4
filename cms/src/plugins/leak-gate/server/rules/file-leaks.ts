import { textHits, type Attachment, type Leak, type LeakSettings } from '@yangguang/schemas';
import type { FileFinding, FileScan, FileText } from '../files/scan';

/** A finding in an attached file. */
export interface FileLeak extends Leak {
  /** SHA-256 of the file. */
  file: string;
}

/** Numbering and sums are for texts that stand whole before us; cells and pages of a file are not. */
const ofTexts = /^(?:privacy|word|link)\./;
const mostOfTexts = 100;
const mostPlaces = 5;

/** What a file hides, one finding a kind with its places, and what its texts say that should not go out. */
export function fileLeaks(field: string, attachment: Attachment, scan: FileScan, settings: LeakSettings): FileLeak[] {
  const { name, sha256: file } = attachment;
  const leak = (code: Leak['code'], place: string, key: string, more: Partial<Leak> = {}): FileLeak => ({
    ...{ field, code, file, inside: `${name}，${place}`, severity: 'error' as const },
    ...more,
    key: [code, file.slice(0, 16), key].join('|'),
  });
  const hidden = [...byCode(scan.findings)].map(([code, places]) => leak(code, placesText(places), ''));
  const said = textLeaks(scan.texts, settings).map(({ hit, place, start }) =>
    leak(hit.code, place, String(start), { params: { ...hit.params, ...(hit.masked && { masked: hit.masked }) } }),
  );
  return [...hidden, ...said];
}

function byCode(findings: readonly FileFinding[]): Map<FileFinding['code'], string[]> {
  const places = new Map<FileFinding['code'], string[]>();
  for (const { code, place } of findings) places.set(code, [...(places.get(code) ?? []), place]);
  return places;
}

function placesText(all: readonly string[]): string {
  const places = [...new Set(all)];
  const shown = places.slice(0, mostPlaces).join('、');
  return places.length > mostPlaces ? `${shown}等 ${places.length} 处` : shown;
}

/** One pass over all texts of a file: line ends part them, and no detector reads over one. */
function textLeaks(texts: readonly FileText[], settings: LeakSettings) {
  const starts: number[] = [];
  let joined = '';
  for (const { text } of texts) {
    starts.push(joined.length);
    joined += `${text}\n`;
  }
  return textHits(joined, settings)
    .filter(({ code }) => ofTexts.test(code))
    .slice(0, mostOfTexts)
    .map((hit) => {
      const index = starts.filter((start) => start <= hit.start).length - 1;
      return { hit, start: hit.start, place: texts[index]?.place ?? '' };
    });
}

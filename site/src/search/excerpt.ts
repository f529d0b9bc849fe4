import { nearPlace, type Grade } from './candidates.ts';
import { foldWithMap } from './fold.ts';
import type { StoredText } from './format.ts';

/** A stretch of text, marked when it is what was searched for. */
export interface Stretch {
  text: string;
  isMarked: boolean;
}

/** Characters shown around the first place found. */
const before = 32;
const after = 90;

/** The title with what was found in it. */
export function markedTitle({ title }: StoredText, grade: Grade, parts: readonly string[]): Stretch[] {
  if (grade !== 'near') return marked(title, parts);
  const { folded } = foldWithMap(title);
  const wanted = parts.join(' ');
  const at = nearPlace(folded, wanted);
  return marked(title, at === undefined ? [] : [folded.slice(at, at + wanted.length)]);
}

/** The part of the text that holds what was found, or else its beginning; one line of natural Chinese. */
export function excerpt({ text }: StoredText, parts: readonly string[]): Stretch[] {
  const { folded, origins } = foldWithMap(text);
  const places = parts.map((part) => folded.indexOf(part)).filter((place) => place >= 0);
  const at = places.length === 0 ? 0 : (origins[Math.min(...places)] ?? 0);
  const start = at <= before ? 0 : sentenceStart(text, at - before, at);
  const end = Math.min(text.length, wholeCharacter(text, at + after));
  const shown = text.slice(start, end).replace(/\s+/gu, ' ').trim();
  const stretches = marked(shown, parts);
  if (start > 0) stretches.unshift({ text: '……', isMarked: false });
  if (end < text.length) stretches.push({ text: '……', isMarked: false });
  return stretches;
}

/** `text` cut into stretches, every place of every part marked. */
export function marked(text: string, parts: readonly string[]): Stretch[] {
  const { folded, origins } = foldWithMap(text);
  const isHit = new Uint8Array(text.length);
  for (const part of parts)
    for (let at = folded.indexOf(part); at >= 0; at = folded.indexOf(part, at + 1)) {
      const last = origins[at + part.length - 1] ?? 0;
      isHit.fill(1, origins[at], last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1));
    }
  const stretches: Stretch[] = [];
  for (let at = 0; at < text.length;) {
    let end = at + 1;
    while (end < text.length && isHit[end] === isHit[at]) end += 1;
    stretches.push({ text: text.slice(at, end), isMarked: isHit[at] === 1 });
    at = end;
  }
  return stretches;
}

/** The beginning of the clause that `earliest` lies in, when one begins before `latest`. */
function sentenceStart(text: string, earliest: number, latest: number): number {
  const match = /[。；！？\n]/u.exec(text.slice(earliest, latest));
  return match ? earliest + match.index + 1 : wholeCharacter(text, earliest);
}

/** Never between the halves of a character beyond the basic plane. */
function wholeCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

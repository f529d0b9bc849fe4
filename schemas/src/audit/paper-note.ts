import { isSignedBy, signNote, type Signer } from './checkpoint.ts';

/** Sets the notes of papers apart from those of the log: neither can be taken for the other. */
const mark = '/paper';

/**
 * What a paper says, line by line, under the signature of the audit log's key: whoever has the paper and the public key
 * sees that nobody else wrote it and that nothing of it was changed (B-4).
 */
export function signPaper(signer: Signer, lines: readonly string[]): string {
  return signNote(signer, [`${signer.origin}${mark}`, ...lines.map(oneLine), ''].join('\n'));
}

/** White space of any kind is one space: a line stays a line, on paper and in a picture. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The lines of a note that a person typed or a scanner read, as they were signed; null when it is none of a paper. */
export function readPaper(note: string): string[] | null {
  const [head, ...lines] = textOf(normalNote(note)).split('\n');
  return head?.endsWith(mark) ? lines : null;
}

export const isPaperSignedBy = (note: string, key: string): boolean => isSignedBy(normalNote(note), key);

const textOf = (note: string): string => note.slice(0, Math.max(0, note.indexOf('\n\n')));

/**
 * Ends of lines as another system writes them, blanks around lines, and the places where the paper breaks the last line are
 * no part of what was signed.
 */
function normalNote(note: string): string {
  const lines = note.split(/\r?\n/).map((line) => line.trim());
  const [text = '', ...rest] = lines
    .join('\n')
    .trim()
    .split(/\n{2,}/);
  const [, origin = '', ...signature] = rest.join(' ').split(/\s+/);
  return `${text}\n\n— ${origin} ${signature.join('')}\n`;
}

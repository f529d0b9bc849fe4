import { sanitizeRichText } from '@yangguang/schemas';
import type { CellValue } from '../reading/cell';
import { accept, refuse, warn, type Outcome } from './finding';
import { textOf } from './texts';

/** HTML within the allow-list; plain text becomes paragraphs. What was not allowed is taken out, and said so. */
export function parseRichText(value: CellValue): Outcome {
  const text = textOf(value);
  if (text === undefined) return refuse('value.not-text');
  if (!looksLikeHtml(text)) return accept(sanitizeRichText(paragraphs(text)));
  const clean = sanitizeRichText(text);
  if (clean.trim() === '') return refuse('value.rich-text-empty');
  return isActive(text) ? accept(clean, warn('value.rich-text-unsafe')) : accept(clean);
}

/** Each line that is not empty is a paragraph: the way text comes out of a sheet or a letter. */
export function paragraphs(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, ''))
    .filter((line) => line !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('');
}

function looksLikeHtml(text: string): boolean {
  return /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/i.test(text);
}

/** Code that would have run in a reader's browser; styles and Word's debris go without a word. */
function isActive(html: string): boolean {
  return /<(?:script|iframe|object|embed|form|svg|math)\b|\son\w+\s*=|(?:javascript|vbscript)\s*:/i.test(html);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

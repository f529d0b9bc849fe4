import type { Parts } from '../parts';
import { readXml } from '../xml';

/** The strings that cells of a workbook name by number. */
export function readSharedStrings(parts: Parts): string[] {
  const strings: string[] = [];
  const xml = parts.get('xl/sharedStrings.xml');
  if (!xml) return strings;
  let text = '';
  readXml(xml, {
    open: (name) => void (name === 'si' && (text = '')),
    text: (piece, above) => void (above.at(-1) === 't' && !above.includes('rPh') && (text += piece)),
    close: (name) => void (name === 'si' && strings.push(text)),
  });
  return strings;
}

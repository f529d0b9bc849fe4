import type { Archive } from './archive';
import { ImportFault } from '../fault';
import { limits } from '../limits';
import { readXml, unescapeExcel } from './xml';

/** The texts that cells point to by number. Reading aids (拼音) are left out. */
export async function readSharedStrings(archive: Archive): Promise<string[]> {
  const part = 'xl/sharedStrings.xml';
  if (!archive.has(part)) return [];
  if (archive.sizeBytes(part) > limits.sharedTextBytes)
    throw new ImportFault('xlsx.too-large', { limitMb: limits.sharedTextBytes / 1024 / 1024 });
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let phoneticDepth = 0;
  await readXml(await archive.stream(part), {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') phoneticDepth += 1;
      isText = name === 't' && phoneticDepth === 0;
    },
    text(piece) {
      if (isText) text += piece;
    },
    close(name) {
      isText = false;
      if (name === 'rPh') phoneticDepth -= 1;
      if (name === 'si') strings.push(unescapeExcel(text));
    },
  });
  return strings;
}

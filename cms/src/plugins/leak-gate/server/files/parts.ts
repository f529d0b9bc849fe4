import JSZip from 'jszip';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { limits, TooLarge } from './limits';

/** The parts of an Office file by name. */
export type Parts = Map<string, Buffer>;

/** @throws {TooLarge} for a ZIP bomb, also one that lies about its sizes; an error for what is no ZIP. */
export async function readParts(bytes: Buffer): Promise<Parts> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  if (zip.entryCount > limits.zipEntries) throw new TooLarge();
  const parts: Parts = new Map();
  let left: number = limits.unpackedBytes;
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const part = await readPart(zip, entry, Math.min(left, limits.partBytes));
    left -= part.length;
    parts.set(entry.fileName, part);
  }
  return parts;
}

async function readPart(zip: ZipFile, entry: Entry, mostBytes: number): Promise<Buffer> {
  if (entry.uncompressedSize > mostBytes) throw new TooLarge();
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    size += (piece as Buffer).length;
    if (size > mostBytes) throw new TooLarge();
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

/** The same parts give the same bytes. */
export async function writeParts(parts: Parts): Promise<Buffer> {
  const zip = new JSZip();
  const date = new Date('2000-01-01T00:00:00Z');
  for (const [name, bytes] of parts) zip.file(name, bytes, { date });
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { ImportFault } from '../fault';
import { limits } from '../limits';

/** The parts of an XLSX file by name. The sizes it states are checked before, and enforced while, unpacking. */
export interface Archive {
  has: (part: string) => boolean;
  sizeBytes: (part: string) => number;
  /** @throws {ImportFault} `xlsx.broken` when the part is missing. */
  stream: (part: string) => Promise<Readable>;
  close: () => Promise<void>;
}

/** @throws {ImportFault} `xlsx.broken`, `xlsx.too-large` (a ZIP bomb included). */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await open(file);
  try {
    return archiveOf(zip, await readEntries(zip));
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function open(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { lazyEntries: true, autoClose: false });
  } catch (cause) {
    throw new ImportFault('xlsx.broken', {}, { cause });
  }
}

async function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let unpackedBytes = 0;
  if (zip.entryCount > limits.zipEntries) throw tooLarge();
  try {
    for await (const entry of zip.eachEntry()) {
      unpackedBytes += entry.uncompressedSize;
      entries.set(entry.fileName.toLowerCase(), entry);
    }
  } catch (cause) {
    throw new ImportFault('xlsx.broken', {}, { cause });
  }
  if (unpackedBytes > limits.unpackedBytes) throw tooLarge();
  return entries;
}

function archiveOf(zip: ZipFile, entries: Map<string, Entry>): Archive {
  const entry = (part: string): Entry => {
    const found = entries.get(part.toLowerCase());
    if (!found) throw new ImportFault('xlsx.broken', { part });
    return found;
  };
  return {
    has: (part) => entries.has(part.toLowerCase()),
    sizeBytes: (part) => entry(part).uncompressedSize,
    stream: (part) => zip.openReadStreamPromise(entry(part)),
    close: () =>
      new Promise((resolve) => {
        zip.once('close', () => resolve());
        zip.close();
      }),
  };
}

function tooLarge(): ImportFault {
  return new ImportFault('xlsx.too-large', { limitMb: limits.unpackedBytes / 1024 / 1024 });
}

import { cleanImage, imageFindings } from './image';
import { TooLarge } from './limits';
import { clearCommon, commonFindings, isCommonlyHidden } from './office/common';
import { cleanDocx, scanDocx } from './office/docx';
import { removeParts } from './office/package';
import { cleanPptx, scanPptx } from './office/pptx';
import { cleanXlsx, scanXlsx } from './office/xlsx';
import { readParts, writeParts, type Parts } from './parts';
import { cleanPdf, scanPdf } from './pdf';
import { noScan, type FileScan } from './scan';

interface Kind {
  scan: (bytes: Buffer) => Promise<FileScan>;
  clean: (bytes: Buffer) => Promise<Buffer>;
}

const office = (scan: (parts: Parts) => FileScan, clean: (parts: Parts) => void): Kind => ({
  async scan(bytes) {
    const parts = await readParts(bytes);
    const own = scan(parts);
    return { ...own, findings: [...own.findings, ...(await commonFindings(parts))] };
  },
  async clean(bytes) {
    const parts = await readParts(bytes);
    clean(parts);
    removeParts(parts, isCommonlyHidden);
    clearCommon(parts);
    for (const [name, part] of parts)
      if (/\/media\/[^/]+\.(?:jpe?g|png|webp)$/i.test(name) && (await imageFindings(part)).length > 0)
        parts.set(name, await cleanImage(part));
    return writeParts(parts);
  },
});

const image: Kind = { scan: async (bytes) => ({ findings: await imageFindings(bytes), texts: [] }), clean: cleanImage };

const text: Kind = {
  scan: async (bytes) => ({ findings: [], texts: [{ place: '全文', text: decoded(bytes) }] }),
  clean: async (bytes) => bytes,
};

/** GB 18030 is what old programs write. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** By the ending; that the bytes are what it says was checked when the file came in. */
const kinds: Readonly<Record<string, Kind>> = {
  docx: office(scanDocx, cleanDocx),
  xlsx: office(scanXlsx, cleanXlsx),
  pptx: office(scanPptx, cleanPptx),
  pdf: { scan: scanPdf, clean: cleanPdf },
  ...{ jpg: image, jpeg: image, png: image, webp: image },
  ...{ txt: text, csv: text },
};

const kindOf = (name: string): Kind | undefined => kinds[name.split('.').at(-1)?.toLowerCase() ?? ''];

/** What is hidden in a file and what it says; a kind that nobody can look into is a finding (D13). */
export async function scanFile(name: string, bytes: Buffer): Promise<FileScan> {
  const kind = kindOf(name);
  if (!kind) return { ...noScan(), findings: [{ code: 'file.unchecked', place: '全文' }] };
  try {
    return await kind.scan(bytes);
  } catch (error) {
    const code = error instanceof TooLarge ? 'file.too-large' : 'file.scan-failed';
    return { ...noScan(), findings: [{ code, place: '全文' }] };
  }
}

/** The file without what is hidden in it, or null for a kind that cannot be cleaned. */
export async function cleanFile(name: string, bytes: Buffer): Promise<Buffer | null> {
  return (await kindOf(name)?.clean(bytes)) ?? null;
}

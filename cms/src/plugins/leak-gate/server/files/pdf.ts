import path from 'node:path';
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib';
import type { FileFinding, FileScan, FileText } from './scan';

/** Kinds of annotations that are part of the page as readers see it. */
const shown = new Set(['/Link', '/Widget']);

/** Texts by page; earlier versions, attachments, scripts, annotations, hidden layers, author. */
export async function scanPdf(bytes: Buffer): Promise<FileScan> {
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(bytes.toString('latin1')))
    return { findings: [{ code: 'file.encrypted', place: '全文' }], texts: [] };
  const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: false });
  const findings = [
    ...revisionFindings(bytes),
    ...catalogueFindings(document),
    ...annotationFindings(document),
    ...authorFindings(document),
  ];
  return { findings, texts: await textsOf(bytes) };
}

/** Each save that appends leaves an end mark, and what was there before; a file for the web has one more from the start. */
function revisionFindings(bytes: Buffer): FileFinding[] {
  const raw = bytes.toString('latin1');
  const ends = raw.match(/%%EOF/g)?.length ?? 0;
  const expected = /\/Linearized\s/.test(raw.slice(0, 2048)) ? 2 : 1;
  return ends > expected ? [{ code: 'file.pdf-revisions', place: `${ends - expected} 个历史版本` }] : [];
}

function catalogueFindings(document: PDFDocument): FileFinding[] {
  const findings: FileFinding[] = [];
  const catalogue = document.catalog;
  const names = catalogue.lookupMaybe(PDFName.of('Names'), PDFDict);
  if (names?.has(PDFName.of('EmbeddedFiles')) || catalogue.has(PDFName.of('AF')))
    findings.push({ code: 'file.embedded', place: 'PDF 附件' });
  if (names?.has(PDFName.of('JavaScript')) || hasScript(document))
    findings.push({ code: 'file.macro', place: 'PDF 脚本' });
  const layers = catalogue.lookupMaybe(PDFName.of('OCProperties'), PDFDict)?.lookupMaybe(PDFName.of('D'), PDFDict);
  if ((layers?.lookupMaybe(PDFName.of('OFF'), PDFArray)?.size() ?? 0) > 0)
    findings.push({ code: 'file.hidden-layer', place: 'PDF 图层' });
  return findings;
}

const hasScript = (document: PDFDocument): boolean =>
  document.context.enumerateIndirectObjects().some(([, object]) => mentionsScript(object));

function mentionsScript(object: PDFObject): boolean {
  if (!(object instanceof PDFDict)) return false;
  const action = object.lookup(PDFName.of('S'));
  return (
    object.has(PDFName.of('JS')) ||
    ['/JavaScript', '/Launch'].includes(String(action)) ||
    object.values().some(mentionsScript)
  );
}

function annotationFindings(document: PDFDocument): FileFinding[] {
  return document.getPages().flatMap((page, i) =>
    annotationsOf(page.node.Annots())
      .filter((kind) => !shown.has(kind) && kind !== '/Popup')
      .map((kind): FileFinding => ({
        code: kind === '/FileAttachment' ? 'file.embedded' : 'file.comments',
        place: `第 ${i + 1} 页批注`,
      })),
  );
}

const annotationsOf = (annotations: PDFArray | undefined): string[] =>
  Array.from({ length: annotations?.size() ?? 0 }, (_, i) =>
    String(annotations?.lookupMaybe(i, PDFDict)?.lookup(PDFName.of('Subtype'))),
  );

function authorFindings(document: PDFDocument): FileFinding[] {
  const findings: FileFinding[] = [];
  if (document.getAuthor()?.trim()) findings.push({ code: 'file.properties', place: '文档属性“作者”' });
  const xmp = document.catalog.lookup(PDFName.of('Metadata'));
  if (
    xmp &&
    /<dc:creator>[\s\S]*?<rdf:li>\s*\S/.test(
      Buffer.from((xmp as { getContents?: () => Uint8Array }).getContents?.() ?? []).toString(),
    )
  )
    findings.push({ code: 'file.properties', place: '文档元数据“作者”' });
  return findings;
}

/** Fonts of Chinese programs often name a table of characters that is not in the file; it comes with the library. */
const tables = `${path.join(path.dirname(require.resolve('pdfjs-dist/package.json')), 'cmaps')}/`;

async function textsOf(bytes: Buffer): Promise<FileText[]> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    ...{ data: new Uint8Array(bytes), cMapUrl: tables, cMapPacked: true },
    ...{ disableFontFace: true, useSystemFonts: false, verbosity: VerbosityLevel.ERRORS },
  });
  const document = await task.promise;
  const texts: FileText[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    texts.push({ place: `第 ${number} 页`, text });
  }
  await task.destroy();
  return texts;
}

/** The pages alone, in a new document: nothing that only the old one could reach comes along. */
export async function cleanPdf(bytes: Buffer): Promise<Buffer> {
  const before = await PDFDocument.load(bytes, { updateMetadata: false });
  const after = await PDFDocument.create({ updateMetadata: false });
  for (const page of await after.copyPages(before, before.getPageIndices())) {
    for (const name of ['Annots', 'AA', 'Metadata', 'PieceInfo', 'AF']) page.node.delete(PDFName.of(name));
    after.addPage(page);
  }
  const title = before.getTitle();
  if (title) after.setTitle(title);
  return Buffer.from(await after.save());
}

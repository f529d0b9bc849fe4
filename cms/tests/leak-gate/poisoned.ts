import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { Workbook } from 'exceljs';
import JSZip from 'jszip';
import sharp from 'sharp';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const officeNs = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageNs = 'http://schemas.openxmlformats.org/package/2006';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const slides = 'http://schemas.openxmlformats.org/presentationml/2006/main';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main';

/** Kept apart from what is visible, so that a test can look for it in every byte of a clean copy. */
export const secret = '内部掌握的底数';

const types = (parts: Record<string, string>): string =>
  `${head}<Types xmlns="${packageNs}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="jpeg" ContentType="image/jpeg"/><Default Extension="bin" ContentType="application/octet-stream"/>${Object.entries(
    parts,
  )
    .map(
      ([part, type]) =>
        `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`,
    )
    .join('')}</Types>`;

const rels = (targets: readonly [id: string, type: string, target: string][]): string =>
  `${head}<Relationships xmlns="${packageNs}/relationships">${targets
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${officeNs}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

async function zipped(parts: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** A Word document with a body, and perhaps more parts that the body points to. */
export function docx(
  body: string,
  more: Record<string, string | Buffer> = {},
  targets: readonly [string, string, string][] = [],
): Promise<Buffer> {
  return zipped({
    '[Content_Types].xml': types({ 'word/document.xml': 'wordprocessingml.document.main' }),
    '_rels/.rels': rels([['rId1', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': `${head}<w:document xmlns:w="${word}" xmlns:r="${officeNs}"><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': rels(targets),
    ...more,
  });
}

export const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A workbook of one sheet, and what `fill` does to it. */
export async function workbook(fill: (book: Workbook) => void): Promise<Buffer> {
  const book = new Workbook();
  book.addWorksheet('公开表').addRows([
    ['项目', '数量'],
    ['检查', 3],
  ]);
  fill(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Parts put beside those of a workbook, with the pointers to them. */
async function withPivot(): Promise<Buffer> {
  const zip = await JSZip.loadAsync(await workbook(() => undefined));
  zip.file(
    'xl/pivotCache/pivotCacheDefinition1.xml',
    `${head}<pivotCacheDefinition xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`,
  );
  zip.file(
    'xl/pivotCache/pivotCacheRecords1.xml',
    `${head}<pivotCacheRecords xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><r><s v="${secret}"/></r></pivotCacheRecords>`,
  );
  const file = 'xl/_rels/workbook.xml.rels';
  const before = (await zip.file(file)?.async('string')) ?? '';
  zip.file(
    file,
    before.replace(
      '</Relationships>',
      `<Relationship Id="rId99" Type="${officeNs}/pivotCacheDefinition" Target="pivotCache/pivotCacheDefinition1.xml"/></Relationships>`,
    ),
  );
  const book = (await zip.file('xl/workbook.xml')?.async('string')) ?? '';
  zip.file(
    'xl/workbook.xml',
    book.replace('</workbook>', '<pivotCaches><pivotCache cacheId="1" r:id="rId99"/></pivotCaches></workbook>'),
  );
  return zip.generateAsync({ type: 'nodebuffer' });
}

const slide = (text: string, show = ''): string =>
  `${head}<p:sld xmlns:p="${slides}" xmlns:a="${drawing}"${show}><p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>`;

function pptx(): Promise<Buffer> {
  return zipped({
    '[Content_Types].xml': types({
      'ppt/presentation.xml': 'presentationml.presentation.main',
      'ppt/slides/slide1.xml': 'presentationml.slide',
      'ppt/slides/slide2.xml': 'presentationml.slide',
    }),
    '_rels/.rels': rels([['rId1', 'officeDocument', 'ppt/presentation.xml']]),
    'ppt/presentation.xml': `${head}<p:presentation xmlns:p="${slides}" xmlns:r="${officeNs}"><p:sldIdLst><p:sldId id="256" r:id="rId1"/><p:sldId id="257" r:id="rId2"/></p:sldIdLst></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': rels([
      ['rId1', 'slide', 'slides/slide1.xml'],
      ['rId2', 'slide', 'slides/slide2.xml'],
    ]),
    'ppt/slides/slide1.xml': slide('安全生产形势'),
    'ppt/slides/slide2.xml': slide(secret, ' show="0"'),
  });
}

export async function pdf(fill: (document: PDFDocument) => Promise<void> | void = () => undefined): Promise<Buffer> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.addPage([300, 200]).drawText('Public notice 2026');
  await fill(document);
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

/** A second save that appends: what the page said before is still in the file. */
async function savedTwice(): Promise<Buffer> {
  const first = await pdf((document) => document.getPage(0).drawText('INTERNAL-BASELINE', { y: 50 }));
  const before = first.toString('latin1');
  const start = before.length;
  const size = /\/Size (\d+)/.exec(before)?.[1] ?? '0';
  const root = /\/Root (\d+ 0 R)/.exec(before)?.[1] ?? '';
  const previous = /startxref\s+(\d+)/.exec(before)?.[1] ?? '0';
  const object = `${size} 0 obj\n<< /Note (second) >>\nendobj\n`;
  const offset = String(start + 1).padStart(10, '0');
  const xref = `xref\n${size} 1\n${offset} 00000 n \ntrailer\n<< /Size ${Number(size) + 1} /Root ${root} /Prev ${previous} >>\nstartxref\n${start + 1 + object.length}\n%%EOF\n`;
  return Buffer.from(`${before}\n${object}${xref}`, 'latin1');
}

export function photo(): Promise<Buffer> {
  return sharp({ create: { width: 60, height: 40, channels: 3, background: '#3366aa' } })
    .withExif({
      IFD0: { Artist: 'zhang san' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '28/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '115/1 20/1 0/1' },
    })
    .jpeg()
    .toBuffer();
}

export interface Poisoned {
  technique: string;
  name: string;
  bytes: () => Promise<Buffer>;
  code: string;
  place: string;
}

/** One file for each way to leave in a file what nobody meant to give away (A-12). */
export const poisoned: readonly Poisoned[] = [
  {
    technique: 'tracked changes',
    name: '通知.docx',
    bytes: () =>
      docx(
        `${paragraph('公开内容')}<w:p><w:del w:id="1" w:author="甲"><w:r><w:delText>${secret}</w:delText></w:r></w:del><w:ins w:id="2" w:author="甲"><w:r><w:t>现在的文字</w:t></w:r></w:ins></w:p>`,
      ),
    code: 'file.tracked-changes',
    place: '正文第 2 段',
  },
  {
    technique: 'comments',
    name: '通知.docx',
    bytes: () =>
      docx(
        `<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>公开内容</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`,
        {
          'word/comments.xml': `${head}<w:comments xmlns:w="${word}"><w:comment w:id="0" w:author="甲">${paragraph(secret)}</w:comment></w:comments>`,
        },
        [['rId5', 'comments', 'comments.xml']],
      ),
    code: 'file.comments',
    place: 'comments.xml',
  },
  {
    technique: 'hidden text',
    name: '通知.docx',
    bytes: () => docx(`${paragraph('公开内容')}<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${secret}</w:t></w:r></w:p>`),
    code: 'file.hidden-text',
    place: '正文第 2 段',
  },
  {
    technique: 'author and company',
    name: '通知.docx',
    bytes: () =>
      docx(paragraph('公开内容'), {
        'docProps/core.xml': `${head}<cp:coreProperties xmlns:cp="${packageNs}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${secret}</dc:creator></cp:coreProperties>`,
      }),
    code: 'file.properties',
    place: '文档属性“作者”',
  },
  {
    technique: 'an embedded object',
    name: '通知.docx',
    bytes: () =>
      docx(
        `${paragraph('公开内容')}<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" r:id="rId7"/></w:object></w:r></w:p>`,
        { 'word/embeddings/oleObject1.bin': Buffer.from(secret) },
        [['rId7', 'oleObject', 'embeddings/oleObject1.bin']],
      ),
    code: 'file.embedded',
    place: 'oleObject1.bin',
  },
  {
    technique: 'a hidden sheet',
    name: '统计表.xlsx',
    bytes: () => workbook((book) => void book.addWorksheet('底数', { state: 'veryHidden' }).addRow([secret])),
    code: 'file.hidden-sheet',
    place: '工作表“底数”',
  },
  {
    technique: 'hidden rows',
    name: '统计表.xlsx',
    bytes: () =>
      workbook((book) => void (book.worksheets[0] && (book.worksheets[0].addRow([secret, 9]).hidden = true))),
    code: 'file.hidden-rows',
    place: '工作表“公开表”第 3 行',
  },
  {
    technique: 'hidden columns',
    name: '统计表.xlsx',
    bytes: () =>
      workbook((book) => {
        const sheet = book.worksheets[0];
        if (!sheet) return;
        sheet.getCell('C2').value = secret;
        sheet.getColumn(3).hidden = true;
      }),
    code: 'file.hidden-columns',
    place: '工作表“公开表”第 3 至 3 列',
  },
  {
    technique: 'a pivot cache',
    name: '统计表.xlsx',
    bytes: withPivot,
    code: 'file.pivot-cache',
    place: 'pivotCacheDefinition1.xml',
  },
  { technique: 'a hidden slide', name: '汇报.pptx', bytes: pptx, code: 'file.hidden-slide', place: '第 2 张幻灯片' },
  {
    technique: 'an earlier version',
    name: '公告.pdf',
    bytes: savedTwice,
    code: 'file.pdf-revisions',
    place: '1 个历史版本',
  },
  {
    technique: 'an attachment',
    name: '公告.pdf',
    bytes: () => pdf((document) => document.attach(Buffer.from(secret), 'a.txt')),
    code: 'file.embedded',
    place: 'PDF 附件',
  },
  {
    technique: 'a script',
    name: '公告.pdf',
    bytes: () => pdf((document) => document.addJavaScript('main', `app.alert("${'x'.repeat(8)}")`)),
    code: 'file.macro',
    place: 'PDF 脚本',
  },
  {
    technique: 'an annotation',
    name: '公告.pdf',
    bytes: () =>
      pdf((document) => {
        const note = document.context.obj({
          Type: 'Annot',
          Subtype: 'Text',
          Rect: [0, 0, 9, 9],
          Contents: PDFString.of('internal'),
        });
        document.getPage(0).node.set(PDFName.of('Annots'), document.context.obj([document.context.register(note)]));
      }),
    code: 'file.comments',
    place: '第 1 页批注',
  },
  {
    technique: 'an author',
    name: '公告.pdf',
    bytes: () => pdf((document) => document.setAuthor(secret)),
    code: 'file.properties',
    place: '文档属性“作者”',
  },
  { technique: 'where a picture was taken', name: '现场.jpg', bytes: photo, code: 'file.gps', place: '拍摄位置' },
  {
    technique: 'where a picture inside was taken',
    name: '通知.docx',
    bytes: async () =>
      docx(paragraph('公开内容'), { 'word/media/image1.jpeg': await photo() }, [
        ['rId9', 'image', 'media/image1.jpeg'],
      ]),
    code: 'file.gps',
    place: '图片 image1.jpeg，拍摄位置',
  },
];

import JSZip from 'jszip';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const packageTypes = 'http://schemas.openxmlformats.org/package/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** A Word document of a title and a form: one row a question, an empty cell for the answer. */
export async function docx(title: string, questions: readonly string[]): Promise<Buffer> {
  const zip = new JSZip();
  zip.file(
    '[Content_Types].xml',
    `${head}<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${wordType}"/></Types>`,
  );
  zip.file(
    '_rels/.rels',
    `${head}<Relationships xmlns="${packageTypes}/relationships"><Relationship Id="rId1" Type="${officeDocument}" Target="word/document.xml"/></Relationships>`,
  );
  zip.file(
    'word/document.xml',
    `${head}<w:document xmlns:w="${main}"><w:body>${heading(title)}${form(questions)}</w:body></w:document>`,
  );
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const heading = (text: string): string =>
  `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="32"/></w:rPr><w:t>${escape(text)}</w:t></w:r></w:p>`;

function form(questions: readonly string[]): string {
  const border = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4"/>`)
    .join('');
  const rows = questions.map((question) => `<w:tr>${cell(question, 3200)}${cell('', 5800)}</w:tr>`).join('');
  return `<w:tbl><w:tblPr><w:tblBorders>${border}</w:tblBorders></w:tblPr>${rows}</w:tbl><w:p/>`;
}

const cell = (text: string, width: number): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>${escape(text)}</w:t></w:r></w:p></w:tc>`;

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

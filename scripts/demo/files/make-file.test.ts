import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { expect, test } from 'vitest';
import type { DemoRecord } from '../demo-record.ts';
import { makeFile } from './make-file.ts';

const record: DemoRecord = {
  type: 'article',
  publishedDate: '2026-01-05',
  fields: { title: '统计' },
  relations: [],
  text: ['前言', '| 地区 | 起数 |', '| 临江区 | 12 |'],
  course: null,
};

test('a workbook holds the table of the text, numbers as numbers', async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await makeFile('统计表.xlsx', record)) as never);
  expect(book.worksheets[0]?.getRow(3).values).toEqual([undefined, '临江区', 12]);
});

test('a workbook does not say who made it', async () => {
  const zip = await JSZip.loadAsync(await makeFile('统计表.xlsx', record));
  const core = await zip.file('docProps/core.xml')?.async('string');
  const app = await zip.file('docProps/app.xml')?.async('string');
  for (const name of ['dc:creator', 'cp:lastModifiedBy', 'Company', 'Manager'])
    expect(`${core}${app}`).not.toMatch(new RegExp(`<${name}>\\s*[^<\\s]`));
});

test('a form is a Word document', async () => {
  const zip = await JSZip.loadAsync(await makeFile('申请书.docx', record));
  expect(await zip.file('word/document.xml')?.async('string')).toContain('>申请书<');
});

test('a CSV file says its encoding', async () => {
  expect((await makeFile('表.csv', record)).toString()).toBe('\uFEFF地区,起数\r\n临江区,12\r\n');
});

test('the cross-reference table of a PDF leads to its objects', async () => {
  const text = (await makeFile('报告.pdf', record)).toString('latin1');
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  expect(text.slice(start, start + 4)).toBe('xref');
  const offsets = [...text.slice(start).matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset));
  offsets.forEach((offset, index) => expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj`)));
});

test('a number in a PDF is not parted by the end of a line', async () => {
  const text = `${'字'.repeat(36)}0000-12350306`;
  const file = (await makeFile('报告.pdf', { ...record, text: [text] })).toString('latin1');
  expect(file).toContain(Buffer.from('0000-12350306', 'utf16le').swap16().toString('hex'));
});

test('a name that promises nothing known is refused', async () => {
  await expect(makeFile('图.bmp', record)).rejects.toThrow(RangeError);
});

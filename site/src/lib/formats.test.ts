import { describe, expect, test } from 'vitest';
import { errorReportUrl } from './error-report.ts';
import { fieldText, numberText } from './field-text.ts';
import { fileInfo, fileKind, fileSize } from './file-info.ts';
import { listHeading } from './list-heading.ts';
import { daysText, materialFile } from './permit-guide.ts';
import { shanghaiDate, shanghaiMinute, shanghaiSecond, shanghaiYear } from './shanghai-time.ts';
import { shortHash } from './short-hash.ts';
import { isWebAddress } from './web-address.ts';

describe('times are those of Shanghai', () => {
  test('an evening in UTC is the next morning', () => {
    expect(shanghaiDate('2026-11-20T16:00:00.000Z')).toBe('2026-11-21');
    expect(shanghaiDate('2026-11-20T15:59:59.999Z')).toBe('2026-11-20');
  });

  test('minutes and seconds as the rules write them (R-SITE-03)', () => {
    expect(shanghaiMinute('2026-11-21T06:03:27.123Z')).toBe('2026-11-21 14:03');
    expect(shanghaiSecond('2026-11-21T06:03:27.123Z')).toBe('2026-11-21 14:03:27');
  });

  test('the year changes eight hours early', () => {
    expect(shanghaiYear('2025-12-31T16:00:00.000Z')).toBe(2026);
  });
});

describe('files', () => {
  test.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KB'],
    [24_812, '25 KB'],
    [1_572_864, '1.5 MB'],
    [5 * 1024 ** 4, '5120.0 GB'],
  ])('%i bytes read as %s', (bytes, text) => {
    expect(fileSize(bytes)).toBe(text);
  });

  test('the kind is the ending of the name, else what the type says', () => {
    expect(fileKind({ name: '清单.XLSX', mime: 'application/octet-stream' })).toBe('XLSX');
    expect(fileKind({ name: '清单', mime: 'application/pdf' })).toBe('PDF');
  });

  test('the address comes from the bytes, not from a name that climbs', () => {
    const info = fileInfo({
      name: '../../etc/附件.pdf',
      mime: 'application/pdf',
      sizeBytes: 1,
      sha256: 'ab'.repeat(32),
    });
    expect(info.href).toBe(`/files/abababababababab/${encodeURIComponent('etc附件.pdf')}`);
  });
});

test('the error report carries code and address, escaped (R-SITE-07)', () => {
  const url = new URL(errorReportUrl('4500000001', 'https://x.gov.cn/a?b=1&c=2'));
  expect(Object.fromEntries(url.searchParams)).toEqual({ site_code: '4500000001', url: 'https://x.gov.cn/a?b=1&c=2' });
});

test('numbers are grouped, decimals as many as the field keeps', () => {
  expect(numberText(1234567.5, 2)).toBe('1,234,567.50');
  expect(fieldText({ kind: 'decimal', scale: 2 }, 0)).toBe('0.00');
  expect(fieldText({ kind: 'integer', min: 0, max: 9999 }, 2026)).toBe('2026');
});

test('kinds that a line cannot show have no text', () => {
  expect(fieldText({ kind: 'richText' }, '<p>x</p>')).toBe('');
  expect(fieldText({ kind: 'reference', target: 'department' }, 'abc')).toBe('');
  expect(fieldText({ kind: 'date' }, null)).toBe('');
});

test('headings of lists differ where the lists do', () => {
  expect(listHeading('政策文件', undefined, undefined)).toBe('政策文件');
  expect(listHeading('政策文件', '通知', undefined)).toBe('政策文件：通知');
  expect(listHeading('政策文件', '通知', 3)).toBe('政策文件：通知（第 3 页）');
});

test('a check value is grouped for eyes', () => {
  expect(shortHash('3fa9c2d107be55aa')).toBe('3fa9 c2d1 07be');
});

test('limits say which days they count (R-PMT-03)', () => {
  expect(daysText(20, 'working-day')).toBe('20 个工作日');
  expect(daysText(45, 'calendar-day')).toBe('45 日');
});

test('a material links the attachment of its name and no other', () => {
  const file = { name: '申请表.docx', mime: 'application/msword', sizeBytes: 10, sha256: 'cd'.repeat(32) };
  expect(materialFile('申请表.docx', [file])?.name).toBe('申请表.docx');
  expect(materialFile('别的.docx', [file])).toBeUndefined();
  expect(materialFile(null, [file])).toBeUndefined();
});

test.each([
  ['https://zwfw.example.gov.cn/item?id=1', true],
  ['javascript:alert(1)', false],
  ['https://a.b/"onclick="x', false],
  ['见 https://a.b', false],
])('%s may be a link: %s', (text, may) => {
  expect(isWebAddress(text)).toBe(may);
});

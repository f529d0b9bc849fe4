import { deflateRawSync } from 'node:zlib';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { cleanFile, scanFile } from '../../src/plugins/leak-gate/server/files/scan-file.ts';
import { docx, paragraph, pdf, poisoned, secret } from './poisoned.ts';

test('there is a file for each technique', () => {
  expect(poisoned.length).toBeGreaterThanOrEqual(10);
  expect(new Set(poisoned.map(({ technique }) => technique)).size).toBe(poisoned.length);
});

/** Everything readable in a file, its packed parts unpacked. */
async function everyByte(name: string, bytes: Buffer): Promise<string> {
  if (!name.endsWith('x')) return bytes.toString('latin1') + bytes.toString();
  const zip = await JSZip.loadAsync(bytes);
  return (await Promise.all(Object.values(zip.files).map((file) => file.async('string')))).join('\n');
}

describe('what a file hides is found at its place, and its clean copy hides nothing (A-12)', () => {
  test.each(poisoned)('$technique in $name', async ({ name, bytes, code, place }) => {
    const before = await bytes();
    expect((await scanFile(name, before)).findings).toContainEqual({ code, place });
    const clean = (await cleanFile(name, before)) ?? Buffer.alloc(0);
    expect(clean.equals(before)).toBe(false);
    const again = await scanFile(name, clean);
    expect(again.findings).toEqual([]);
    expect(await everyByte(name, clean)).not.toContain(secret);
    expect(await everyByte(name, clean)).not.toContain('INTERNAL-BASELINE');
    // What readers are meant to see is still there.
    if (!name.endsWith('.jpg'))
      expect(again.texts.map(({ text }) => text).join()).toMatch(/公开内容|检查|安全生产形势|Public notice/);
  });
});

test('a file that hides nothing has no finding, and its texts are read', async () => {
  const word = await scanFile('通知.docx', await docx(paragraph('第一段') + paragraph('第二段')));
  expect(word).toEqual({
    findings: [],
    texts: [
      { place: '正文第 1 段', text: '第一段' },
      { place: '正文第 2 段', text: '第二段' },
    ],
  });
  expect((await scanFile('公告.pdf', await pdf())).texts).toEqual([{ place: '第 1 页', text: 'Public notice 2026' }]);
  expect((await scanFile('名单.csv', Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]))).texts[0]?.text).toBe('张三');
});

describe('what cannot be looked into is held back (D13)', () => {
  const codes = async (name: string, bytes: Buffer) => (await scanFile(name, bytes)).findings.map(({ code }) => code);

  test('broken files, kinds nobody can read, passwords', async () => {
    expect(await codes('a.docx', Buffer.from('PK\u0003\u0004 broken'))).toEqual(['file.scan-failed']);
    expect(await codes('a.docx', await docx('<w:p>'))).toEqual(['file.scan-failed']);
    expect(await codes('a.pdf', Buffer.from('%PDF-1.7 broken'))).toEqual(['file.scan-failed']);
    expect(await codes('a.jpg', Buffer.from('broken'))).toEqual(['file.scan-failed']);
    expect(await codes('a.zip', Buffer.from('PK'))).toEqual(['file.unchecked']);
    expect(await codes('a.doc', Buffer.from('x'))).toEqual(['file.unchecked']);
    const locked = Buffer.from('%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\n%%EOF');
    expect(await codes('a.pdf', locked)).toEqual(['file.encrypted']);
  });

  test('bombs: too much when unpacked, a lie about it, XML of a million levels', async () => {
    const mb = 1024 * 1024;
    expect(await codes('a.docx', onePart(120 * mb, 120 * mb))).toEqual(['file.too-large']);
    expect((await codes('a.docx', onePart(30 * mb, 10)))[0]).toMatch(/file\.(?:too-large|scan-failed)/);
    expect(await codes('a.docx', await docx('<w:p>'.repeat(100_000) + '</w:p>'.repeat(100_000)))).toEqual([
      'file.too-large',
    ]);
  });
});

/** A ZIP of one part of so many bytes, whatever it says of its size. */
function onePart(bytes: number, said: number): Buffer {
  const name = Buffer.from('word/document.xml');
  const packed = deflateRawSync(Buffer.alloc(bytes));
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(packed.length, 4);
  sizes.writeUInt32LE(said, 8);
  const nameLength = Buffer.from([name.length, 0]);
  const local = Buffer.concat([
    Buffer.from('504b0304140000000800000000000000'.slice(0, 28), 'hex'),
    sizes,
    nameLength,
    Buffer.alloc(2),
    name,
    packed,
  ]);
  const central = Buffer.concat([
    Buffer.from('504b01021400140000000800000000', 'hex'),
    Buffer.alloc(1),
    sizes,
    nameLength,
    Buffer.alloc(16),
    name,
  ]);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

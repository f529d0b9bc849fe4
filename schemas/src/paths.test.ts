import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleOf } from './examples/index.ts';
import { attachmentPath, recordPath, safeFileName } from './paths.ts';

test('the path of a record comes from type and index number alone (R-SITE-08)', () => {
  expect(recordPath(exampleOf('policy-document'))).toBe('/policies/2026-00087.html');
  expect(recordPath({ ...exampleOf('blacklist-entry') })).toBe('/blacklist/2026-00133.html');
});

test('the path of a file comes from its bytes', () => {
  expect(attachmentPath({ sha256: 'ab'.repeat(32), name: '附件 1.pdf' })).toBe(
    '/files/abababababababab/%E9%99%84%E4%BB%B6%201.pdf',
  );
});

test.each([
  ['附件1.pdf', '附件1.pdf'],
  ['../../etc/passwd', 'etcpasswd'],
  ['..\\..\\win.ini', 'win.ini'],
  ['.htaccess', 'htaccess'],
  ['附件\u202Efdp.exe', '附件fdp.exe'],
  ['a\u0000b\n.pdf', 'ab.pdf'],
  ['a?b#c%d.pdf', 'abcd.pdf'],
  ['C:报告.doc', 'C报告.doc'],
  ['...', 'file'],
  ['', 'file'],
  [`${'长'.repeat(100)}.docx`, `${'长'.repeat(75)}.docx`],
])('the file name %j is kept as %j', (name, safe) => {
  expect(safeFileName(name)).toBe(safe);
});

test('no name leaves its folder or ends up empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const safe = safeFileName(name);
      expect(safe).not.toMatch(/[/\\]|^\.|^$/);
      expect(() => attachmentPath({ sha256: 'a'.repeat(64), name })).not.toThrow();
    }),
  );
});

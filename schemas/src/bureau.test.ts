import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Bureau, readBureau } from './bureau.ts';

const folder = mkdtempSync(join(tmpdir(), 'yangguang-bureau-'));
afterAll(() => rmSync(folder, { recursive: true }));

const demo = Bureau.parse(JSON.parse(readFileSync('../scripts/demo/bureau.json', 'utf8')));
const notice = { year: 2027, source: '2027年节假日安排的通知', version: '1', off: ['元旦 01-01'], work: ['01-02'] };

function read(workCalendar: unknown): Bureau {
  const file = join(folder, 'bureau.json');
  writeFileSync(file, JSON.stringify({ ...demo, workCalendar }));
  return readBureau(file);
}

test('a bureau brings the notice of a year and its local holidays (R-CAL-03, R-CAL-04)', () => {
  const workCalendar = { notices: [notice], localHolidays: [{ ...notice, off: ['火把节 08-06'], work: [] }] };
  expect(read(workCalendar).workCalendar).toEqual(workCalendar);
  expect(read(undefined).workCalendar).toBeUndefined();
});

test.each([
  ['a holiday without a name', { ...notice, off: ['01-01'] }, '春节 02-15..02-23'],
  ['a make-up workday on a Monday', { ...notice, work: ['01-04'] }, '2027-01-04 cannot be a make-up workday'],
  ['a field nobody knows', { ...notice, days: [] }, 'workCalendar.notices[0]'],
  ['holidays of a year without national ones', { ...notice, year: 2031 }, ''],
])('%s is refused with the file and the place', (_name, bad, detail) => {
  const additions = bad.year === 2031 ? { localHolidays: [bad] } : { notices: [bad] };
  expect(() => read(additions)).toThrow('单位设置文件');
  expect(() => read(additions)).toThrow(detail);
  expect(() => read(additions)).toThrow('workCalendar');
});

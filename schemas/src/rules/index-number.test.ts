import { expect, test } from 'vitest';
import { IndexNumber, indexNumber, indexNumberTail } from './index-number.ts';

test('an index number is organ, year and five digits (R-POL-05)', () => {
  expect(indexNumber('11451900MB', 2026, 87)).toBe('11451900MB/2026-00087');
  expect(indexNumberTail('11451900MB/2026-00087')).toBe('2026-00087');
});

test.each(['000014349/2017-00110', '370400/2022-00091', '11441700007280420Y/2021-00050'])('%s is one', (value) => {
  expect(IndexNumber().safeParse(value).success).toBe(true);
});

test.each(['370400-2022-00091', '37/2022-00091', '370400/2022-0091', '370400/1822-00091', '370400/2022-00091/x', ''])(
  '%s is none',
  (value) => {
    expect(IndexNumber().safeParse(value).success).toBe(false);
    expect(() => indexNumberTail(value)).toThrow(RangeError);
  },
);

import { expect, test } from 'vitest';
import { findPersonalNumbers } from './personal-data.ts';

test.each([
  ['身份证号11010519491231002X，', ['citizen-number']],
  ['身份证号11010519491231002x', ['citizen-number']],
  ['号码：１１０１０５１９４９１２３１００２X', ['citizen-number']],
  ['110105 19491231 002X', ['citizen-number']],
  ['卡号6222 0200 0000 0000 006', []],
  ['卡号6222020000000000007', []],
  ['卡号6200000000000005', ['bank-card']],
  ['手机13800001234', ['mobile-number']],
  ['手机138-0000-1234', ['mobile-number']],
  ['两个：13800001234、11010519491231002X', ['mobile-number', 'citizen-number']],
  ['代码91000000000000000K', []],
  ['电话0771-1234567', []],
  ['金额123456789012.00元', []],
  ['110***********002X', []],
])('%s holds %j (R-ID-04)', (text, kinds) => {
  expect(findPersonalNumbers(text).map((found) => found.kind)).toEqual(kinds);
});

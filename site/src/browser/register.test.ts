import { expect, test } from 'vitest';
import { fold } from './register.ts';

test.each([
  ['云川 恒砾 建材', '云川恒砾建材'],
  ['９１４５ｍａ', '9145ma'],
  ['91450990MB0000001X', '91450990mb0000001x'],
  ['　', ''],
])('%s is compared as %s', (typed, folded) => {
  expect(fold(typed)).toBe(folded);
});

import { expect, test } from 'vitest';
import { isForgotten } from './open-release.ts';

const path = '/articles/2026-00002.html';

test.each([
  ['YC012/2026-00002', true],
  ['11450990MB/2026-00002', true],
  ['关于2026-00002号文件的说明', false],
  ['通知', false],
])('%s as a title: forgotten %s', (title, expected) => {
  expect(isForgotten({ path, title })).toBe(expected);
});

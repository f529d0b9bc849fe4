import { expect, test } from 'vitest';
import { allowedInBulk } from './allowed-in-bulk.ts';

test('of what Strapi offers for many records only deleting stays; its bulk publish has no type', () => {
  const [publish, unpublish, remove] = [{}, { type: 'unpublish' }, { type: 'delete' }];
  expect(allowedInBulk([publish, unpublish, remove])).toEqual([remove]);
});

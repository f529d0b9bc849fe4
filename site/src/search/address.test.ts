import { expect, test } from 'vitest';
import { readAddress, writeAddress } from './address.ts';

test('an address says what was asked, and nothing that goes without saying', () => {
  const request = { text: '粉尘 防爆', filters: { year: '2026' }, sort: 'date', page: 3 } as const;
  expect(readAddress(writeAddress(request))).toEqual(request);
  expect(writeAddress({ text: '粉尘', filters: {}, sort: 'relevance', page: 1 })).toBe(
    `?q=${encodeURIComponent('粉尘')}`,
  );
});

test.each(['?page=-1', '?page=1.5', '?page=x', '?sort=up', '?q=&colour=red', ''])('%s asks for nothing', (address) => {
  expect(readAddress(address)).toEqual({ text: '', filters: {}, sort: 'relevance', page: 1 });
});

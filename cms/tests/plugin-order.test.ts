import { expect, test } from 'vitest';
import plugins from '../config/plugins.ts';

test('the plugin that opens the transaction comes first, then the feed, the history and the gate: their order is the nesting of middlewares', () => {
  // In the other order a bulk publish that was rolled back lets its slower records out all the same.
  expect(Object.keys(plugins()).slice(0, 4)).toEqual(['audit', 'outbox', 'history', 'review']);
});

import { expect, test } from 'vitest';
import { operationOf } from './operation.ts';

test.each([
  ['publish', undefined, 'publish'],
  ['create', 'published', 'publish'],
  ['update', 'published', 'publish'],
  ['unpublish', undefined, 'remove'],
  ['delete', undefined, 'remove'],
  ['create', 'draft', 'none'],
  ['update', undefined, 'none'],
  ['clone', undefined, 'none'],
  ['discardDraft', undefined, 'none'],
  ['findMany', 'published', 'none'],
] as const)('%s with status %s is %s to the public', (action, status, operation) => {
  expect(operationOf(action, status === undefined ? undefined : { status })).toBe(operation);
});

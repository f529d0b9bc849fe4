import { expect, test } from 'vitest';
import { changedFields } from './changed-fields';
import { takenOver, takeOver } from './taken-over';

test('only what the officer changed counts as changed', () => {
  const initial = { title: '甲', rows: [{ a: 1 }], summary: null, updatedAt: '1' };
  expect(changedFields(initial, { title: '甲', rows: [{ a: 2 }], summary: undefined, updatedAt: '2' })).toEqual({
    rows: [{ a: 2 }],
  });
});

test('what is taken over goes once, into the form of the same record that was filled anew', () => {
  const place = { uid: 'api::article.article', documentId: 'a' };
  const [before, anew] = [{}, {}];
  takeOver(place, before, { title: '我的' });
  expect(takenOver({ ...place, documentId: 'b' }, anew)).toBeNull();
  expect(takenOver(place, before)).toBeNull();
  expect(takenOver(place, anew)).toEqual({ title: '我的' });
  expect(takenOver(place, anew)).toBeNull();
});

import { expect, test } from 'vitest';
import { chosenParts, needsCms, parts } from './parts.ts';

test('without a choice everything is measured, and that needs the CMS', () => {
  expect([...chosenParts(undefined)]).toEqual([...parts]);
  expect(needsCms(chosenParts(undefined))).toBe(true);
});

test('chosen parts are run in the order of the bench; pages alone need no CMS', () => {
  const chosen = chosenParts('start, build');
  expect([...chosen]).toEqual(['build', 'start']);
  expect(needsCms(chosen)).toBe(false);
});

test('a part that does not exist is an error that names those that do', () => {
  expect(() => chosenParts('build,nothing')).toThrow(/nothing.*build,hugo/s);
});

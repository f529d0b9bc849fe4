import { expect, test } from 'vitest';
import fc from 'fast-check';
import { approvalSteps } from '@yangguang/schemas';
import { fileAfter, newFile, refusalOf, type Attempt, type CaseFile } from './attempt.ts';
import { states, transitions, type Action } from './flow.ts';

const at = '2026-11-21T06:03:27.000Z';
const fresh = newFile('author');
const stepActions = ['submit', 'approve', 'clear', 'sign'] as const;
const attempt = (action: Action, account: string, hash = 'h1'): Attempt => ({ action, account, hash, at });
const walk = (...attempts: Attempt[]): CaseFile => attempts.reduce(fileAfter, fresh);

const submitted = walk(attempt('submit', 'author'));
const approved = walk(attempt('submit', 'author'), attempt('approve', 'head'));

test('four people carry a record from draft to signed', () => {
  const people = ['author', 'head', 'reviewer', 'leader'];
  let file = fresh;
  for (const [index, action] of stepActions.entries()) {
    const next = attempt(action, people[index] as string);
    expect(refusalOf(file, next)).toBeNull();
    file = fileAfter(file, next);
  }
  expect(file.state).toBe('signedOff');
  expect(file.steps.map((taken) => taken.step)).toEqual([...approvalSteps]);
});

test.each([
  ['a step before its turn', fresh, attempt('sign', 'leader'), 'wrong-state'],
  ['a second approval of the same record', approved, attempt('approve', 'other-head'), 'wrong-state'],
  ['the one who made the draft', { ...submitted, creator: 'head' }, attempt('approve', 'head'), 'is-creator'],
  ['the one who submitted', { ...submitted, creator: 'other' }, attempt('approve', 'author'), 'took-step'],
  [
    'a migration of a record that was in the procedure',
    { ...submitted, state: 'draft' },
    attempt('migrate', 'head'),
    'wrong-state',
  ],
  ['a second step by the same person', approved, attempt('clear', 'head'), 'took-step'],
  ['content that is not what was submitted', submitted, attempt('approve', 'head', 'h2'), 'content-changed'],
  ['the author sending it back to himself', submitted, attempt('return', 'author'), 'is-creator'],
  [
    'a published record without changes',
    { ...approved, state: 'published' },
    attempt('submit', 'author'),
    'nothing-changed',
  ],
] as [string, CaseFile, Attempt, string][])('%s is refused', (_name, file, next, refusal) => {
  expect(refusalOf(file, next)).toBe(refusal);
});

test('a changed record may be sent back, and a changed published record submitted', () => {
  expect(refusalOf(submitted, attempt('return', 'head', 'h2'))).toBeNull();
  expect(refusalOf({ ...approved, state: 'published' }, attempt('submit', 'author', 'h2'))).toBeNull();
});

test('a new round starts without the approvals of the one before', () => {
  const again = [attempt('return', 'reviewer'), attempt('submit', 'author', 'h2')].reduce(fileAfter, approved);
  expect(again).toMatchObject({ round: 2, hash: 'h2', state: 'departmentReview' });
  expect(again.steps.map((taken) => taken.account)).toEqual(['author']);
});

test('no sequence of attempts reaches sign-off without four steps by four people on the same bytes (B-1, B-2, B-3)', () => {
  const anyAttempt = fc.record({
    action: fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom<Action>('submit', 'approve', 'clear', 'sign') },
      { weight: 1, arbitrary: fc.constantFrom<Action>('refer', 'return', 'cancel', 'withdraw') },
    ),
    account: fc.constantFrom('author', 'head', 'reviewer', 'leader', 'other'),
    hash: fc.oneof({ weight: 9, arbitrary: fc.constant('h1') }, { weight: 1, arbitrary: fc.constant('h2') }),
    at: fc.constant(at),
  });
  let signed = 0;
  fc.assert(
    fc.property(fc.array(anyAttempt, { minLength: 4, maxLength: 60 }), (attempts) => {
      let file = fresh;
      for (const next of attempts) {
        if (refusalOf(file, next) !== null) continue;
        const before = file;
        file = fileAfter(file, next);
        if (file.state !== 'signedOff') continue;
        signed += 1;
        expect(before.hash).toBe(next.hash);
        expect(new Set(file.steps.map((taken) => taken.account)).size).toBe(4);
        expect(file.steps.map((taken) => taken.step)).toEqual([...approvalSteps]);
        expect(file.steps.slice(1).every((taken) => taken.account !== 'author')).toBe(true);
        file = { ...file, state: 'published' };
      }
    }),
    { numRuns: 10_000 },
  );
  expect(signed).toBeGreaterThan(100);
});

test('every state but the starting one is reached by a transition, and no transition leaves or reaches an unknown one', () => {
  const all = Object.values(transitions);
  expect(new Set(all.flatMap(({ from, to }) => [...from, to]))).toEqual(new Set([...states, 'next', 'same']));
});

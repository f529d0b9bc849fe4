import { expect, test } from 'vitest';
import { contentHash } from '../canonical.ts';
import { YangguangError } from '../errors.ts';
import { exampleOf } from '../examples/index.ts';
import { approvalSteps, decidedAt, parsePublished, type Approval, type PublishChange } from '../feed.ts';
import { confirmBy, isEmergencyKind } from './emergency.ts';

const signedAt = '2026-11-21T14:03:27.000Z';
const warning = { ...exampleOf('article'), section: 'warning-notice' };
const hash = contentHash(warning);
const steps = [
  { step: 'draft', account: 'officer', at: '2026-11-21T13:50:00.000Z' },
  { step: 'sign-off', account: 'leader', at: signedAt },
];
const emergency = { reason: '今夜有特大暴雨', confirmBy: confirmBy(signedAt) };
const approval: Approval = { kind: 'emergency', hash, steps, decision: null, emergency };
const [draft, signature] = steps as [(typeof steps)[number], (typeof steps)[number]];

function codeOf(change: Partial<Approval>, record: Record<string, unknown> = warning): string {
  const given = contentHash(record);
  const published: PublishChange = {
    ...{ seq: 1, type: 'article', id: warning.id, at: signedAt, action: 'publish' },
    ...{ firstPublishedAt: signedAt, publishedAt: signedAt, hash: given, record },
    approval: { ...approval, hash: given, ...change },
  };
  try {
    parsePublished(published);
    return 'accepted';
  } catch (cause) {
    if (cause instanceof YangguangError) return cause.code;
    throw cause;
  }
}

const confirmed = (account: string, at = '2026-11-21T20:00:00.000Z'): Partial<Approval> => ({
  emergency: { ...emergency, confirmation: { account, at } },
});
const whole = approvalSteps.map((step, index) => ({ step, account: `account-${index}`, at: signedAt }));
const incomplete = 'record.approval-incomplete';

test.each<[string, Partial<Approval>, string]>([
  ['one leader signed what another drafted', {}, 'accepted'],
  ['a second person confirmed it', confirmed('reviewer'), 'accepted'],
  ['the signer confirmed it himself', confirmed('leader'), incomplete],
  ['the author confirmed it', confirmed('officer'), incomplete],
  ['it was confirmed before it was signed', confirmed('reviewer', '2026-11-21T14:00:00.000Z'), incomplete],
  ['the author signed', { steps: [draft, { ...signature, account: 'officer' }] }, incomplete],
  ['nobody signed', { steps: [draft, { ...signature, step: 'draft' }] }, incomplete],
  ['nobody drafted', { steps: [{ ...draft, step: 'sign-off' }, signature] }, incomplete],
  ['a stand-in signed', { steps: [draft, { ...signature, onBehalfOf: 'x' }] }, incomplete],
  ['there are more steps than two', { steps: [...steps, { ...signature, account: 'x' }] }, incomplete],
  ['nothing is said of the second person', { emergency: undefined }, incomplete],
  [
    'it may wait for longer than 24 hours',
    { emergency: { ...emergency, confirmBy: '2026-11-22T14:03:27.001Z' } },
    incomplete,
  ],
  ['it was to be confirmed before it was signed', { emergency: { ...emergency, confirmBy: signedAt } }, incomplete],
  ['it hangs on a moment to come', { notBefore: signedAt }, incomplete],
  ['it goes with others', { bundle: { id: 'b', members: [warning.id, 'b'.repeat(24)] } }, incomplete],
  ['a review with two steps calls itself urgent', { kind: 'review' }, incomplete],
  ['a review of all steps calls itself urgent', { kind: 'review', steps: whole }, incomplete],
  ['a review of all steps does not', { kind: 'review', steps: whole, emergency: undefined }, 'accepted'],
  ['the hash is of other bytes', { hash: 'a'.repeat(64) }, 'record.hash-mismatch'],
])('%s', (_name, change, code) => {
  expect(codeOf(change)).toBe(code);
});

test.each([
  ['news', 'record.not-emergency'],
  ['penalty', 'record.not-emergency'],
  ['accident-flash', 'accepted'],
])('of section %s: %s, whatever the CMS says (B-11)', (section, code) => {
  expect(codeOf({}, { ...warning, section })).toBe(code);
  expect(isEmergencyKind({ ...exampleOf('article'), section })).toBe(code === 'accepted');
});

test('no other type may go out by one signature', () => {
  for (const type of ['policy-document', 'accident-report'] as const)
    expect(isEmergencyKind(exampleOf(type))).toBe(false);
});

test('24 hours of the clock, and signing a later version wins no time', () => {
  expect(confirmBy('2026-10-01T03:00:00.000Z')).toBe('2026-10-02T03:00:00.000Z');
  expect(confirmBy(signedAt, '2026-11-22T01:00:00.000Z')).toBe('2026-11-22T01:00:00.000Z');
});

test('readers wait for a confirmation from the moment it was given', () => {
  expect(decidedAt(approval)).toBe(signedAt);
  expect(decidedAt({ ...approval, ...confirmed('reviewer') })).toBe('2026-11-21T20:00:00.000Z');
});

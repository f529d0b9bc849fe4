import { expect, test } from 'vitest';
import { contentHash } from './canonical.ts';
import { YangguangError } from './errors.ts';
import { exampleOf } from './examples/index.ts';
import { approvalSteps, Change, parsePublished, type PublishChange } from './feed.ts';

const at = '2026-03-13T06:03:27.000Z';

/** A change as the CMS sends it, with a hash that fits its record. */
function changeOf(record: Record<string, unknown> = exampleOf('policy-document')): PublishChange {
  const hash = contentHash(record);
  const steps = approvalSteps.map((step, index) => ({ step, account: `account-${index}`, at }));
  return {
    ...{ seq: 1, type: 'policy-document', id: exampleOf('policy-document').id, at },
    ...{ action: 'publish', firstPublishedAt: at, publishedAt: at },
    ...{ hash, record, approval: { kind: 'review', hash, steps, decision: null } },
  };
}

function codeOf(change: PublishChange): string {
  try {
    parsePublished(change);
    return 'accepted';
  } catch (cause) {
    if (cause instanceof YangguangError) return cause.code;
    throw cause;
  }
}

test('an approved record comes out as it went in', () => {
  const change = Change.parse(JSON.parse(JSON.stringify(changeOf())));
  expect(change.action === 'publish' && parsePublished(change)).toEqual(exampleOf('policy-document'));
});

const interpretation = { way: 'public' } as const;
const [law, office] = ['lawdepartment00000000001', 'officedepartment00000001'] as [string, string];

const approved = changeOf();
const { approval } = approved;
const [draft, ...later] = approval.steps;

test.each<[string, Partial<PublishChange>, string]>([
  ['one character changed after approval', { record: { ...approved.record, title: '改' } }, 'record.hash-mismatch'],
  ['record and hash changed, not the approval', changeOfTitle('改'), 'record.hash-mismatch'],
  ['a step is missing', { approval: { ...approval, steps: later } }, 'record.approval-incomplete'],
  [
    'a step is there twice, another not at all',
    { approval: { ...approval, steps: [...later, { step: 'sign-off', account: 'x', at }] } },
    'record.approval-incomplete',
  ],
  [
    'one person took two steps',
    { approval: { ...approval, steps: [{ step: 'draft', account: 'account-3', at }, ...later] } },
    'record.approval-incomplete',
  ],
  [
    'it goes out before the moment for which it was signed',
    { approval: { ...approval, notBefore: '2026-03-13T06:03:27.001Z' } },
    'record.approval-incomplete',
  ],
  ['a bundle that does not name it', withBundle(['a'.repeat(24), 'b'.repeat(24)]), 'record.approval-incomplete'],
  ['a bundle that names it', withBundle([approved.id, 'b'.repeat(24)]), 'accepted'],
  [
    'a policy to be interpreted, and nobody said how',
    { approval: { ...approval, flow: { version: 3, departments: [] } } },
    'record.approval-incomplete',
  ],
  [
    'interpreted in a bundle that is none',
    { approval: { ...approval, interpretation: { way: 'bundle' } } },
    'record.approval-incomplete',
  ],
  ['the signature is not last', stepsOf(1, 3, 2), 'record.approval-incomplete'],
  ['no department reviewed', stepsOf(2, 3), 'record.approval-incomplete'],
  ['no confidentiality review', stepsOf(1, 3), 'record.approval-incomplete'],
  ['two confidentiality reviews', withStep('confidentiality-review'), 'record.approval-incomplete'],
  ['a step of an unknown kind', withStep('blessing'), 'record.approval-incomplete'],
  ['a department that had to countersign did not', withFlow([law]), 'record.approval-incomplete'],
  [
    'another department countersigned',
    withStep('countersign', { department: office }, [law]),
    'record.approval-incomplete',
  ],
  [
    'the officer who was stood in for took a step, too',
    withStep('countersign', { department: law, onBehalfOf: 'account-1' }, [law]),
    'record.approval-incomplete',
  ],
  ['the departments countersigned', withStep('countersign', { department: law, onBehalfOf: 'y' }, [law]), 'accepted'],
  ['a second review of the department', withStep('department-review'), 'accepted'],
  ['a type that does not exist', { type: 'policy' }, 'record.invalid'],
  ['an id that is not the record’s', { id: 'a'.repeat(24) }, 'record.invalid'],
])('%s', (_name, change, code) => {
  expect(draft).toBeDefined();
  expect(codeOf({ ...approved, ...change })).toBe(code);
});

/** The draft step and those of the others, in the order given. */
function stepsOf(...indexes: number[]): Partial<PublishChange> {
  const steps = [0, ...indexes].flatMap((index) => approval.steps[index] ?? []);
  return { approval: { ...approval, steps } };
}

function withBundle(members: string[]): Partial<PublishChange> {
  return { approval: { ...approval, bundle: { id: 'bundle', members } } };
}

function withFlow(departments: string[]): Partial<PublishChange> {
  return { approval: { ...approval, interpretation, flow: { version: 3, departments } } };
}

/** One more step before the confidentiality review, by somebody else. */
function withStep(step: string, more: object = {}, departments: string[] = []): Partial<PublishChange> {
  const extra = { step, account: 'x', at, ...more };
  const steps = [...approval.steps.slice(0, 2), extra, ...approval.steps.slice(2)];
  return { approval: { ...approval, steps, interpretation, flow: { version: 3, departments } } };
}

function changeOfTitle(title: string): Partial<PublishChange> {
  const record = { ...exampleOf('policy-document'), title };
  return { record, hash: contentHash(record) };
}

test.each([
  ['not proactive', { disclosureAttribute: 'on-request' }, 'record.approval-incomplete'],
  ['not disclosed', { disclosureAttribute: 'not-disclosed' }, 'record.approval-incomplete'],
  ['a field too many', { publishedAt: at }, 'record.invalid'],
  ['a field missing', { body: undefined }, 'record.invalid'],
  ['another type inside', { type: 'article' }, 'record.invalid'],
])('approved with matching hashes, yet %s', (_name, change, code) => {
  expect(codeOf(changeOf({ ...exampleOf('policy-document'), ...change }))).toBe(code);
});

test('a migration needs its decision and two persons', () => {
  const steps = [
    { step: 'import', account: 'importer', at },
    { step: 'confirm', account: 'keeper', at },
  ];
  const migration = { kind: 'migration', hash: approval.hash, steps, decision: '云应急办〔2026〕5号' } as const;
  const same = steps.map((step) => ({ ...step, account: 'importer' }));
  expect(codeOf({ ...approved, approval: migration })).toBe('accepted');
  expect(codeOf({ ...approved, approval: { ...migration, decision: null } })).toBe('record.approval-incomplete');
  expect(codeOf({ ...approved, approval: { ...migration, steps: same } })).toBe('record.approval-incomplete');
});

test('the message tells an officer where and what to do', () => {
  expect(() => parsePublished({ ...approved, record: { ...approved.record, title: '改' } })).toThrow(
    /位置：policy-document\/policydocument0000000087\n处理：/,
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultFlow, flowIssues, isCompleteApproval, type Flow, type FlowStep } from '@yangguang/schemas';
import { reviewApproval } from './approval.ts';
import { askedDepartments, fileAfter, newFile, refusalOf, type Attempt, type CaseFile } from './attempt.ts';
import { nextAction, stepPermissions, transitions, type Action, type Permission, type Transition } from './flow.ts';
import { seatOf, type Actor, type Holder } from './seats.ts';

/** How many sequences; the long form is `pnpm test:long` in `cms`. */
const sequences = Number(process.env['YANGGUANG_SEQUENCES'] ?? 10_000);

const at = '2026-11-21T06:03:27.000Z';
const hash = 'a'.repeat(64);
const departments = ['1', '2', '3'].map((digit) => digit.repeat(24));
const people = ['author', 'head', 'legal', 'finance', 'reviewer', 'leader', 'other', 'deputy'];

const [draft, review, confidentiality, sign] = defaultFlow.steps as [FlowStep, FlowStep, FlowStep, FlowStep];
const countersign = (id: string, given: FlowStep['departments']): FlowStep => ({
  ...{ ...review, id, kind: 'countersign', label: id, departments: given },
});

/** Sound flows of all shapes: one or two reviews, up to two countersign steps, the confidentiality review anywhere. */
const anyFlow: fc.Arbitrary<Flow> = fc
  .record({
    secondReview: fc.boolean(),
    fixed: fc.subarray(departments.slice(0, 2)),
    drafterChooses: fc.boolean(),
    order: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
  })
  .map(({ secondReview, fixed, drafterChooses, order }) => {
    const middle = [
      review,
      confidentiality,
      ...(secondReview ? [{ ...review, id: 'office-review', label: '办公室核稿' }] : []),
      ...(fixed.length > 0 ? [countersign('countersign', { choice: 'fixed', ids: fixed })] : []),
      ...(drafterChooses ? [countersign('chosen', { choice: 'drafter' })] : []),
    ];
    const shuffled = middle
      .map((step, index) => ({ step, key: order[index] ?? 0 }))
      .sort((one, other) => one.key - other.key)
      .map(({ step }) => step);
    return { steps: [draft, ...shuffled, sign] };
  });

type Event =
  | { kind: 'act'; action: Action | 'next'; account: string; hash: string; chosen: string[] }
  | { kind: 'roles'; account: string; permissions: Permission[]; departments: string[] }
  | { kind: 'leave'; account: string; standIn: string }
  | { kind: 'back'; account: string };

const person = fc.constantFrom(...people);
const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      kind: fc.constant('act' as const),
      action: fc.oneof(
        { weight: 12, arbitrary: fc.constant('next' as const) },
        { weight: 1, arbitrary: fc.constantFrom<Action>('sign', 'clear', 'refer', 'return', 'recall', 'cancel') },
      ),
      account: person,
      hash: fc.oneof({ weight: 30, arbitrary: fc.constant(hash) }, { weight: 1, arbitrary: fc.constant('0') }),
      chosen: fc.subarray(departments.slice(2)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('roles' as const),
      account: person,
      permissions: fc.subarray([...stepPermissions]),
      departments: fc.subarray(departments),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), account: person, standIn: person }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('back' as const), account: person }) },
);

/** Who may what at a moment; roles change and officers go on leave while a record is under way. */
class Office {
  readonly rights = new Map(
    people.map((account) => {
      const isStandIn = account === 'deputy' || account === 'other';
      return [
        account,
        { permissions: isStandIn ? [] : [...stepPermissions], departments: isStandIn ? [] : departments },
      ];
    }),
  );
  /** Two who have no rights of their own begin as stand-ins. */
  readonly standIns = new Map([
    ['leader', 'deputy'],
    ['head', 'other'],
  ]);

  holder(account: string): Holder {
    const rights = this.rights.get(account);
    return {
      account,
      can: (permission) => rights?.permissions.some((held) => held === permission) ?? false,
      roles: [],
      departments: rights?.departments ?? [],
    };
  }

  actor(account: string): Actor {
    const delegators = [...this.standIns].filter(([, standIn]) => standIn === account).map(([from]) => from);
    return { ...this.holder(account), delegators: delegators.map((from) => this.holder(from)) };
  }
}

interface Walk {
  file: CaseFile;
  office: Office;
  /** What each decision since the submission, itself included, was about. */
  hashes: string[];
}

/** One event, and whether it signed the record. */
function happen(walk: Walk, event: Event, flow: Flow): boolean {
  const { office } = walk;
  if (event.kind === 'roles') office.rights.set(event.account, event);
  if (event.kind === 'leave' && event.account !== event.standIn) office.standIns.set(event.account, event.standIn);
  if (event.kind === 'back') office.standIns.delete(event.account);
  if (event.kind !== 'act') return false;
  const action = event.action === 'next' ? nextAction(walk.file.state) : event.action;
  const seat = action && seatOf(office.actor(event.account), walk.file, action, false);
  if (!action || (!seat && action !== 'cancel')) return false;
  const drafterChooses = flow.steps.some((step) => step.departments?.choice === 'drafter');
  const under = { version: 1, flow, chosen: drafterChooses ? event.chosen : [] };
  const attempt: Attempt = { account: event.account, ...seat, action, hash: event.hash, at, under };
  if (refusalOf(walk.file, attempt) !== null) return false;
  assertRightsHeld(office, attempt);
  walk.hashes = [...(action === 'submit' ? [] : walk.hashes), event.hash];
  walk.file = fileAfter(walk.file, attempt);
  return walk.file.state === 'signedOff';
}

/** Whoever acts, or the one he acts for, has the right at that moment. */
function assertRightsHeld(office: Office, { action, account, onBehalfOf, department }: Attempt): void {
  const { permission }: Transition = transitions[action];
  const owner = office.holder(onBehalfOf ?? account);
  if (permission) expect(owner.can(permission)).toBe(true);
  if (department) expect(owner.departments).toContain(department);
  if (onBehalfOf) expect(office.standIns.get(onBehalfOf)).toBe(account);
}

test('under every sound flow, through role changes and leave, what is signed passes the second lock (B-1, B-2, B-3)', () => {
  let [signed, countersigned, delegated] = [0, 0, 0];
  fc.assert(
    fc.property(anyFlow, fc.array(anyEvent, { minLength: 20, maxLength: 60 }), (flow, events) => {
      expect(flowIssues(flow, { departments: new Set(departments), roles: new Set(), accounts: new Set() })).toEqual(
        [],
      );
      const walk: Walk = { file: newFile('author'), office: new Office(), hashes: [] };
      for (const event of events) {
        if (!happen(walk, event, flow)) continue;
        const { file } = walk;
        signed += 1;
        // Also where other content was submitted: everybody judged just that.
        expect(new Set(walk.hashes)).toEqual(new Set([file.hash]));
        const involved = file.steps.flatMap(({ account, onBehalfOf }) => [
          account,
          ...(onBehalfOf ? [onBehalfOf] : []),
        ]);
        expect(new Set(involved).size).toBe(involved.length);
        const judges = file.steps.slice(1).flatMap(({ account, onBehalfOf }) => [account, onBehalfOf]);
        expect(judges).not.toContain('author');
        const given = file.steps.flatMap(({ department }) => department ?? []);
        expect(given.sort()).toEqual(askedDepartments(file).sort());
        expect(isCompleteApproval(reviewApproval(file, file.hash ?? ''))).toBe(true);
        countersigned += given.length > 0 ? 1 : 0;
        delegated += file.steps.some(({ onBehalfOf }) => onBehalfOf !== null) ? 1 : 0;
        walk.file = { ...file, state: 'published', hash: null };
      }
    }),
    { numRuns: sequences },
  );
  if (sequences > 10_000) console.log(JSON.stringify({ sequences, signed, countersigned, delegated }));
  for (const count of [signed, countersigned, delegated]) expect(count).toBeGreaterThan(100);
});

test('a power that was delegated is not delegated on', () => {
  const office = new Office();
  office.standIns.delete('head');
  office.standIns.set('deputy', 'other');
  const file: CaseFile = { ...newFile('author'), state: 'awaitingSignOff', round: 1, hash };
  expect(seatOf(office.actor('deputy'), file, 'sign', false)).toMatchObject({ onBehalfOf: 'leader' });
  expect(seatOf(office.actor('other'), file, 'sign', false)).toBeNull();
});

test('the stand-in of a step acts only once its limit has passed, a role-bound step only for its role (B-8)', () => {
  const office = new Office();
  office.standIns.clear();
  const flow: Flow = {
    steps: [draft, { ...review, standIn: 'deputy', role: 'head-of-office' }, confidentiality, sign],
  };
  const begun = fileAfter(newFile('author'), {
    ...{ action: 'submit', account: 'author', hash, at },
    under: { version: 1, flow, chosen: [] },
  });
  expect(seatOf(office.actor('deputy'), begun, 'approve', false)).toBeNull();
  expect(seatOf(office.actor('deputy'), begun, 'approve', true)).toMatchObject({ account: 'deputy', isStandIn: true });
  expect(seatOf(office.actor('head'), begun, 'approve', true)).toBeNull();
  const head = { ...office.actor('head'), roles: ['head-of-office'] };
  expect(seatOf(head, begun, 'approve', false)).toMatchObject({ account: 'head' });
});

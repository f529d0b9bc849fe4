import { isEmergencyKind, type AnyRecord, type Change, type PublishChange } from '@yangguang/schemas';
import fc from 'fast-check';
import { emergencyChange, publishChange } from '../sample-change.ts';
import {
  busy,
  cast,
  casts,
  idOf,
  oneDepartment,
  otherDepartment,
  presentFile,
  recordOf,
  type Version,
} from './cast.ts';
import { breakingTitle, gone, type HistorySite } from './history-site.ts';
import { breakPage, letOut, refuse, release, rollBack, rollForward, shownOf, withdraw, type Model } from './model.ts';

export type Step = fc.AsyncCommand<Model, HistorySite>;

/** A step that always can be taken and that a failed history prints. */
function step(name: string, run: (model: Model, site: HistorySite) => Promise<void> | void): Step {
  return { check: () => true, run: async (model, site) => run(model, site), toString: () => name };
}

/** Creates, edits, links anew, moves to another list, or publishes again what was withdrawn. */
export function letOutStep(number: number, version: Version): Step {
  return step(`let out ${number} ${JSON.stringify(version)}`, (model, { site }) => {
    const record = recordOf(number, version);
    site.letOut(record);
    if (isEmergencyKind(record)) byOneSignature(site.feed.changes, version.topic === 'fireworks');
    letOut(model, number, shownOf(number, version), version.attachment);
  });
}

/** The newest change was signed by one leader alone, and perhaps confirmed at once by a second person (B-11). */
function byOneSignature(changes: Change[], isConfirmed: boolean): void {
  // Put there by whoever calls.
  const reviewed = changes.pop() as PublishChange;
  const seq = changes.length + 1;
  const { firstPublishedAt } = reviewed;
  const urgent = (at: number) => ({ ...emergencyChange(reviewed.record as AnyRecord, at, seq), firstPublishedAt });
  changes.push(urgent(seq), ...(isConfirmed ? [urgent(seq + 1)] : []));
}

/** One record names another, readers see that, and then the other comes, changes or goes. */
function namedStep(number: number, version: Version, how: 'related' | 'linked', named: number, then: Step): Step {
  const naming = letOutStep(number, { ...version, [how]: named, attachment: null });
  return step(`${naming.toString()}, cycle, ${then.toString()}`, async (model, history) => {
    for (const each of [naming, cycleStep]) await each.run(model, history);
    if (then.check(model)) await then.run(model, history);
  });
}

function withdrawStep(number: number): Step {
  return {
    check: (model) => model.published.has(number),
    run(model, { site }) {
      site.takeBack(recordOf(number, bareVersion));
      withdraw(model, number);
      return Promise.resolve();
    },
    toString: () => `withdraw ${number}`,
  };
}

const spoilers: Record<string, (change: PublishChange) => unknown> = {
  bytes: (change) => ({ ...change, record: { ...change.record, title: '没有人批准的标题' } }),
  approval: (change) => ({ ...change, approval: { ...change.approval, steps: change.approval.steps.slice(1) } }),
  form: ({ seq, id }) => ({ seq, id, action: 'explode' }),
};

/** A version that must be held back by itself, and why. */
export function refusedStep(number: number, version: Version, fault: string): Step {
  return step(`let out ${number}, wrong in its ${fault}`, (model, { site }) => {
    site.letOut(recordOf(number, version));
    const { changes } = site.feed;
    // Put there by the line above; what it becomes need not be a change.
    changes.push(spoilers[fault]?.(changes.pop() as PublishChange) as PublishChange);
    refuse(model, number);
  });
}

export function breakingStep(number: number, version: Version): Step {
  return step(`let out ${number} with a title that breaks its page`, (model, { site }) => {
    site.letOut(recordOf(number, { ...version, title: breakingTitle, attachment: null, linked: null }));
    breakPage(model, number);
  });
}

/** Another record claims the address of one that has been public. */
function impostorStep(number: number): Step {
  return step(`an impostor of ${number}`, (_, { site }) => {
    const id = `impostor${String(number).padStart(16, '0')}`;
    const seq = site.feed.changes.length + 1;
    site.feed.changes.push(publishChange({ ...recordOf(number, bareVersion), id }, seq));
  });
}

export const fileStep = (name: string): Step =>
  step(`the file ${name} comes`, (model, history) => {
    history.provide(name);
    model.files.add(name);
  });

export const cycleStep = step('cycle', async (model, history) => release(model, await history.cycle()));
const rebuildStep = step('full rebuild', async (model, history) => release(model, await history.cycle(true)));
const rollBackStep = (releases: number): Step =>
  step(`back by ${releases}`, async (model, history) => {
    const live = await history.cycle();
    release(model, live);
    const to = [...model.releases.keys()].sort((a, b) => b - a)[releases];
    if (to !== undefined) rollBack(model, to, await history.rollBack(to));
  });
const rollForwardStep = step('forward', async (model, history) => {
  release(model, await history.cycle());
  rollForward(model, await history.rollForward());
});
const codeStep = step('other code', (_, history) => history.changeCode());
const restartStep = step('restart', (_, history) => history.stop());
const bureauStep = (variant: number): Step =>
  step(`bureau settings ${variant}`, (_, history) => history.changeBureau(variant));

/** Two steps may lead back as well: a clock that was set. */
export const dayStep = (day: string): Step =>
  step(`the day is ${day}`, (model, history) => {
    history.setDay(day);
    model.today = day;
  });

const bareVersion: Version = {
  ...{ title: '标题', date: '2026-02-11', topic: 'work-safety', section: 'news' },
  ...{ department: null, related: null, linked: null, attachment: null, until: '2026-06-30' },
};

const files = [presentFile, '附件二'];
const title = fc.constantFrom('安全生产月活动通知', '防汛值守安排', '危险化学品专项检查', '应急避难场所管理办法');
const version: fc.Arbitrary<Version> = fc.record({
  title,
  date: fc.constantFrom('2025-12-30', '2026-01-15', '2026-02-11', '2026-02-28'),
  topic: fc.constantFrom('work-safety', 'fireworks'),
  section: fc.constantFrom('news', 'notice', 'warning-notice'),
  department: fc.constantFrom(null, oneDepartment, otherDepartment),
  related: fc.option(fc.constantFrom(...busy), { freq: 3 }),
  // Most versions can be shown at once: a history that only waits finds little.
  linked: fc.option(fc.constantFrom(...busy), { freq: 2 }),
  attachment: fc.option(fc.constantFrom(...files), { freq: 2 }),
  until: fc.constantFrom('2026-03-31', '2026-06-30', '2027-12-31'),
});
/** Mostly the records that come and go, or are named by others. */
const someone = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...busy) },
  { weight: 1, arbitrary: fc.constantFrom(...cast) },
);
const department = fc.constantFrom(oneDepartment, otherDepartment);
const named = fc
  .tuple(fc.constantFrom(...busy), version, fc.constantFrom('related' as const, 'linked' as const), someone)
  .map(([number, first, how, other]) => ({ number, first, how, other }));
const namedSteps = fc
  .tuple(named, version, fc.boolean())
  .map(([{ number, first, how, other }, second, isWithdrawn]) =>
    namedStep(number, first, how, other, isWithdrawn ? withdrawStep(other) : letOutStep(other, second)),
  );

/** Everything that can happen, likely things more often. */
export const histories: fc.Arbitrary<Iterable<Step>> = fc.commands(
  [
    fc.tuple(someone, version).map((values) => letOutStep(...values)),
    fc.tuple(someone, version).map((values) => letOutStep(...values)),
    fc.tuple(department, version).map((values) => letOutStep(...values)),
    namedSteps,
    someone.map(withdrawStep),
    someone.map(withdrawStep),
    fc.tuple(someone, version, fc.constantFrom(...Object.keys(spoilers))).map((values) => refusedStep(...values)),
    fc.tuple(someone, version).map((values) => breakingStep(...values)),
    fc.constantFrom(...casts.short).map(impostorStep),
    fc.constant(fileStep('附件二')),
    fc.constant(cycleStep),
    fc.constant(cycleStep),
    fc.constant(cycleStep),
    fc.constantFrom(rebuildStep, codeStep, restartStep),
    fc.integer({ min: 1, max: 5 }).map(rollBackStep),
    fc.constant(rollForwardStep),
    fc.constantFrom('2026-03-31', '2026-04-01', '2026-07-01').map(dayStep),
    fc.integer({ min: 1, max: 3 }).map(bureauStep),
  ],
  { maxCommands: 12 },
);

/**
 * A hundred histories that are the same every day. Of five one begins with lists that have archive pages, which cost
 * twice as much.
 */
export const dailyRuns = { short: { numRuns: 80, seed: 20261122 }, long: { numRuns: 20, seed: 20261122 } };

/** What must stand under each documentId at the end. */
export const expectedStanding = ({ everKnown, shown }: Model): Map<string, string> =>
  new Map([...everKnown].map((number) => [idOf(number), shown.get(number)?.title ?? gone]));

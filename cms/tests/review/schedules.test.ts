import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PublishChange } from '@yangguang/schemas';
import type { Schedules } from '../../src/plugins/review/server/services/schedules.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import type { ScheduleRow } from '../../src/plugins/review/server/tables.ts';
import { templateFolder } from '../folders.ts';
import { startCms, type Cms } from '../harness.ts';
import {
  changesOf,
  cleanSheet,
  draftPolicy,
  edit,
  isPublic,
  people,
  publishedPolicy,
  reviewsOf,
  reviewUpToSignOff,
} from '../records.ts';
import { draftOf } from '../deadlines/records.ts';
import { whileAuditFails } from '../audit/log.ts';
import { killAt } from './killed-clock.ts';
import { newOfficer } from './officers.ts';

let cms: Cms;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-schedules-'));
  copyFileSync(join(templateFolder, 'data.db'), join(folder, 'data.db'));
  cms = await startCms({ folder });
});
afterAll(async () => {
  await cms.stop();
  rmSync(cms.folder, { recursive: true, force: true });
});

const schedules = (): Schedules => cms.strapi.plugin('review').service('schedules');
const tick = () => schedules().tick(new Date());
const fromNow = (ms: number): string => new Date(Date.now() + ms).toISOString();
const HOUR = 3_600_000;
const key = ({ uid, documentId }: Place) => ({ uid, record_id: documentId });

async function stateOf(place: Place): Promise<string> {
  return (await cms.strapi.db.connection('review_cases').where(key(place)).first()).state;
}

async function rowsOf(place: Place): Promise<ScheduleRow[]> {
  return cms.strapi.db.connection('review_schedules').where(key(place)).orderBy('id');
}

/** Its moment is behind us, whatever it was set for. */
async function makeDue(place: Place): Promise<void> {
  await cms.strapi.db
    .connection('review_schedules')
    .where({ ...key(place), state: 'waiting' })
    .update({ due_at: fromNow(-1000) });
}

async function signedFor(publishAt: string): Promise<Place> {
  const place = await draftPolicy(cms);
  await reviewUpToSignOff(cms, place);
  await reviewsOf(cms).sign(place, people.leader, { publishAt });
  return place;
}

/** In Shanghai, as the form sends it. */
const minuteOf = (instant: string): string => new Date(Date.parse(instant) + 8 * HOUR).toISOString().slice(0, 16);

test('what is signed for a later moment goes out at it, once, and not before by any way (A-6)', async () => {
  const place = await signedFor(fromNow(HOUR));
  await tick();
  expect(await stateOf(place)).toBe('scheduled');
  await expect(cms.strapi.documents(place.uid as never).publish({ documentId: place.documentId })).rejects.toThrow(
    /未经签发/,
  );
  await expect(reviewsOf(cms).fallDue(place, people.leader)).rejects.toThrow(/时刻未到/);
  expect(await changesOf(cms, place)).toEqual([]);

  await makeDue(place);
  await Promise.all([tick(), tick(), tick()]);
  expect(await stateOf(place)).toBe('published');
  const changes = (await changesOf(cms, place)) as PublishChange[];
  expect(changes).toHaveLength(1);
  const [row] = await rowsOf(place);
  expect(row).toMatchObject({ state: 'done', account: people.leader });
  expect(changes[0]?.approval).toMatchObject({ kind: 'review', notBefore: row?.due_at });
});

test('a clock that runs ahead lets nothing out: the feed refuses what comes before its moment', async () => {
  const place = await signedFor(fromNow(HOUR));
  await schedules().tick(new Date(Date.now() + 2 * HOUR));
  expect(await changesOf(cms, place)).toEqual([]);
  expect(await isPublic(cms, place)).toBe(false);
  expect(await stateOf(place)).toBe('returned');
});

test('a save that changes the record ends its schedule, and so does a change behind the editor (B-3)', async () => {
  const [saved, tampered] = [await signedFor(fromNow(HOUR)), await signedFor(fromNow(HOUR))];
  await edit(cms, saved, {});
  expect(await stateOf(saved)).toBe('scheduled');
  await edit(cms, saved, { summary: '换了一个字' });
  expect(await stateOf(saved)).toBe('draft');
  expect(await rowsOf(saved)).toMatchObject([{ state: 'cancelled' }]);

  await cms.strapi.db
    .query(tampered.uid as never)
    .update({ where: { documentId: tampered.documentId, publishedAt: null }, data: { title: '换掉的标题' } });
  await makeDue(tampered);
  await tick();
  expect(await stateOf(tampered)).toBe('draft');
  expect(await rowsOf(tampered)).toMatchObject([{ state: 'failed', problem: expect.stringContaining('又有改动') }]);
  for (const place of [saved, tampered]) expect(await changesOf(cms, place)).toEqual([]);
});

test('what was signed together goes out together or not at all', async () => {
  const batch = 'batch-of-schedules';
  const together = async (): Promise<Place[]> => {
    const places = [await draftPolicy(cms), await draftPolicy(cms)];
    for (const place of places) {
      await reviewsOf(cms).submit(place, people.author, { batch: `${batch}-${places[0]?.documentId}` });
      await reviewsOf(cms).approve(place, people.head);
      await reviewsOf(cms).closeSheet(place, people.reviewer, cleanSheet);
    }
    await reviewsOf(cms).sign(places[0] as Place, people.leader, { publishAt: fromNow(HOUR) });
    for (const place of places) expect(await stateOf(place)).toBe('scheduled');
    return places;
  };
  const [whole, spoilt] = [await together(), await together()];
  const last = spoilt[1] as Place;
  await cms.strapi.db
    .query(last.uid as never)
    .update({ where: { documentId: last.documentId, publishedAt: null }, data: { title: '换掉的标题' } });
  for (const place of [...whole, ...spoilt]) await makeDue(place);
  await tick();
  for (const place of whole) expect(await changesOf(cms, place)).toHaveLength(1);
  for (const place of spoilt) expect(await changesOf(cms, place)).toEqual([]);
  expect(await stateOf(spoilt[0] as Place)).toBe('returned');
});

test('of two records of one month that were signed for later the second goes back to its author (R-SRC-09)', async () => {
  const [one, two] = [await draftOf(cms, 'accident-statistics', {}), await draftOf(cms, 'accident-statistics', {})];
  for (const place of [one, two]) {
    await reviewUpToSignOff(cms, place);
    await reviewsOf(cms).sign(place, people.leader, { publishAt: fromNow(HOUR) });
  }
  for (const place of [one, two]) await makeDue(place);
  await tick();
  expect([await isPublic(cms, one), await isPublic(cms, two)]).toEqual([true, false]);
  expect(await stateOf(two)).toBe('returned');
  expect((await rowsOf(two))[0]?.problem).toContain('同一时期只能公开一条');
});

test('a record that went past the document service keeps no other from its moment', async () => {
  const [gone, next] = [await signedFor(fromNow(HOUR)), await signedFor(fromNow(HOUR))];
  await cms.strapi.db.query(gone.uid as never).delete({ where: { documentId: gone.documentId } });
  for (const place of [gone, next]) await makeDue(place);
  await tick();
  expect(await isPublic(cms, next)).toBe(true);
  expect(await rowsOf(gone)).toMatchObject([{ state: 'failed' }]);
});

test('what the system itself fails to do stays due, unmarked, and is done by the next tick', async () => {
  const place = await signedFor(fromNow(HOUR));
  // All of it while nothing can be done: the timer of the running system looks every second, too.
  await whileAuditFails(cms, async () => {
    await makeDue(place);
    await expect(tick()).rejects.toThrow('the disk of the log is full');
    expect(await rowsOf(place)).toMatchObject([{ state: 'waiting' }]);
    expect([await stateOf(place), await isPublic(cms, place)]).toEqual(['scheduled', false]);
  });
  await tick();
  expect([await stateOf(place), await isPublic(cms, place)]).toEqual(['published', true]);
});

test('a withdrawal is carried out at its moment, with its reason; taking the record back before ends it', async () => {
  const office = await newOfficer(cms, 'disclosure-office', '公开科');
  const [place, other, kept] = [await publishedPolicy(cms), await publishedPolicy(cms), await publishedPolicy(cms)];
  for (const one of [place, other, kept])
    await schedules().withdrawOn(one, office, minuteOf(fromNow(HOUR)), '公示期满');
  await reviewsOf(cms).withdraw(other, people.leader, '内容有误');
  await schedules().cancel(kept, office, 'withdraw', '公示延长');
  for (const one of [place, other, kept]) await makeDue(one);
  await Promise.all([tick(), tick()]);
  expect((await changesOf(cms, place)).slice(1)).toMatchObject([{ action: 'withdraw', reason: '公示期满' }]);
  expect((await changesOf(cms, other)).slice(1)).toMatchObject([{ action: 'withdraw', reason: '内容有误' }]);
  expect(await isPublic(cms, kept)).toBe(true);
  expect(await stateOf(place)).toBe('withdrawn');
});

test('whoever has the right moves or cancels a publication, nobody else; all of it is on record', async () => {
  const place = await signedFor(fromNow(HOUR));
  const drafter = await newOfficer(cms, 'information-officer', '拟稿');
  const office = await newOfficer(cms, 'disclosure-office', '公开科');
  const later = minuteOf(fromNow(3 * HOUR));
  await expect(schedules().move(place, drafter, later)).rejects.toThrow(/没有办理这一环节的权限/);
  await expect(schedules().move(place, office, minuteOf(fromNow(-HOUR)))).rejects.toThrow(/已经过去/);
  await expect(schedules().move(place, office, minuteOf(fromNow(400 * 24 * HOUR)))).rejects.toThrow(/一年以后/);
  await schedules().move(place, office, later);
  expect(await rowsOf(place)).toMatchObject([{ state: 'cancelled' }, { state: 'waiting', account: office.account }]);

  await expect(schedules().cancel(place, drafter, 'publish', '不发了')).rejects.toThrow(/没有办理这一环节的权限/);
  await schedules().cancel(place, office, 'publish', '改由上级发布');
  expect(await stateOf(place)).toBe('returned');
  await expect(schedules().move(place, office, later)).rejects.toThrow(/没有等待执行的定时任务/);
  const entries: { action: string }[] = await cms.strapi.db
    .connection('audit_entries')
    .where({ subject_id: place.documentId })
    .orderBy('seq');
  expect(entries.map(({ action }) => action).slice(-6)).toEqual([
    ...['review.sign', 'review.schedule', 'schedule.set', 'schedule.set', 'schedule.end', 'review.unschedule'],
  ]);
});

test('a CMS that is killed at the moment skips nothing and lets nothing out twice', async () => {
  ({ cms } = await killAt(cms, 150, 6));
});

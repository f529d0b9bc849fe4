import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Board } from '../../src/plugins/deadlines/server/services/board.ts';
import type { Reminders } from '../../src/plugins/deadlines/server/services/reminders.ts';
import type { NewInvitation } from '../../src/plugins/review/server/guests/invitations.ts';
import type { Visits } from '../../src/plugins/review/server/guests/visits.ts';
import type { Members } from '../../src/plugins/org/server/services/members.ts';
import { emailOf, startCms, testNames, type Cms } from '../harness.ts';
import { draftPolicy, people, reviewsOf } from '../records.ts';
import { assessmentCases } from './assessment-cases.ts';
import { openMailbox, type Mailbox } from './mailbox.ts';
import { draftOf } from './records.ts';

let cms: Cms;
let mailbox: Mailbox;
let section: string;
const title = '关于表彰张晓明同志的通报';
beforeAll(async () => {
  mailbox = await openMailbox();
  cms = await startCms({ listen: true, env: { SMTP_URL: mailbox.url, MAIL_FROM: 'yangguang@example.invalid' } });
  const day = { formedDate: '2026-11-02' };
  section = (await draftOf(cms, 'department', { title: '危化科', ...day })).documentId;
  const members: Members = cms.strapi.plugin('org').service('members');
  for (const role of ['information-officer', 'department-head'] as const)
    await members.assign(String((await cms.user(role)).id), [section], '1');
  await draftPolicy(cms, { title, leadDepartment: section, ...day });
  await draftPolicy(cms, { title: '没有科室的文件', ...day });
});
afterAll(async () => {
  await cms?.stop();
  await mailbox?.close();
});
beforeEach(async () => {
  for (const table of ['deadlines_mails', 'deadlines_mail_days']) await cms.strapi.db.connection(table).delete();
  mailbox.received.length = 0;
});
afterEach(() => {
  mailbox.onMessage = () => Promise.resolve('take');
});

const tick = (instant: string): Promise<void> =>
  (cms.strapi.plugin('deadlines').service('reminders') as Reminders).tick(new Date(`${instant}+08:00`));
const recipients = () => mailbox.received.map(({ to }) => to).toSorted();
const everybody = [emailOf('department-head'), emailOf('disclosure-office'), emailOf('information-officer')];

describe('one mail an officer a working day, at nine in Shanghai (B-8)', () => {
  test('goes to those who have to act: the section, and for what has none the disclosure office', async () => {
    await tick('2026-11-30T08:59:59');
    expect(mailbox.received).toEqual([]);
    await tick('2026-11-30T09:00:00');
    expect(recipients()).toEqual(everybody);
  });

  test('comes once, however often the clock ticks, and again the day after', async () => {
    for (const instant of ['2026-11-30T09:00:30', '2026-11-30T09:01:30', '2026-11-30T18:00:00']) await tick(instant);
    expect(mailbox.received).toHaveLength(3);
    await tick('2026-12-01T09:00:30');
    expect(mailbox.received).toHaveLength(6);
    expect(new Set(mailbox.received.map(({ messageId }) => messageId)).size).toBe(6);
  });

  test('comes once also when two clocks tick at the same moment', async () => {
    await Promise.all([tick('2026-11-30T09:00:30'), tick('2026-11-30T09:00:31')]);
    expect(mailbox.received).toHaveLength(3);
  });

  test.each([
    ['2026-11-29T10:00:00', 'a Sunday'],
    ['2026-10-01T10:00:00', 'the National Day'],
    ['2026-11-30T00:30:00', 'half past midnight in Shanghai'],
  ])('does not come on %s, %s', async (instant) => {
    await tick(instant);
    expect(mailbox.received).toEqual([]);
  });

  test('comes on a Saturday that is worked, and later on the day when the system was down at nine', async () => {
    await tick('2027-01-04T14:30:00');
    expect(mailbox.received).toHaveLength(3);
    await cms.strapi.db.connection('deadlines_mail_days').delete();
    await cms.strapi.db.connection('deadlines_mails').delete();
    await draftPolicy(cms, { leadDepartment: section, formedDate: '2026-08-01' });
    await tick('2026-10-10T09:00:00');
    expect(mailbox.received.length).toBeGreaterThan(3);
  });

  test('what becomes due later on the day waits for the next', async () => {
    await tick('2026-11-30T09:00:30');
    await draftPolicy(cms, { leadDepartment: section, formedDate: '2026-03-02' });
    await tick('2026-11-30T12:00:00');
    expect(mailbox.received).toHaveLength(3);
  });
});

test('a mail tells counts, clocks, days and numbers, and no title, name or address of a person', async () => {
  await tick('2026-11-30T09:00:30');
  const letter = mailbox.received.find(({ to }) => to === emailOf('information-officer'));
  expect(letter?.body).toContain('主动公开（审签并公开）　2026-11-30 到期（今日到期）');
  expect(letter?.body).toMatch(/YC012\/2026-\d{5}/);
  expect(letter?.body).toContain('/plugins/deadlines');
  expect(letter?.raw).toContain('Auto-Submitted: auto-generated');
  for (const secret of ['张晓明', title, ...Object.values(testNames)])
    for (const { body, raw } of mailbox.received) expect(body + decodedSubject(raw)).not.toContain(secret);
});

/** Encoded words of a subject, put together. */
function decodedSubject(raw: string): string {
  const subject = /^Subject: ((?:.*\r\n(?: .*\r\n)*))/m.exec(raw)?.[1] ?? '';
  return [...subject.matchAll(/=\?UTF-8\?B\?(.*?)\?=/g)]
    .map(([, part = '']) => Buffer.from(part, 'base64').toString())
    .join('');
}

test('a server that refuses is asked again, the others do not get theirs twice, and the board tells the office', async () => {
  let refused = 0;
  mailbox.onMessage = ({ to }) => {
    if (to !== emailOf('disclosure-office') || refused > 0) return Promise.resolve('take');
    refused += 1;
    return Promise.resolve('refuse');
  };
  await tick('2026-11-30T09:00:30');
  const answer = await cms.fetch('/deadlines/board', { as: 'disclosure-office' });
  const { mail } = (await answer.json()) as Board;
  expect(mail).toMatchObject({ isSetUp: true, problem: expect.stringContaining('mailbox full') });
  await tick('2026-11-30T09:01:30');
  expect(recipients()).toEqual(everybody);
  const other = await cms.fetch('/deadlines/board', { as: 'information-officer' });
  expect(((await other.json()) as Board).mail).toBeNull();
});

test('what could not be sent on its day is not sent on a later one beside that day’s own', async () => {
  mailbox.onMessage = () => Promise.resolve('refuse');
  await tick('2026-11-30T09:00:30');
  mailbox.onMessage = () => Promise.resolve('take');
  await tick('2026-12-01T09:00:30');
  expect(mailbox.received.map(({ messageId }) => messageId.includes('2026-12-01'))).toEqual([true, true, true]);
});

test('a guest gets his link by mail, whoever asked learns once that he answered, and neither letter tells what about (B-7)', async () => {
  const place = await draftPolicy(cms, { title });
  await reviewsOf(cms).submit(place, people.author);
  const path = `/review/cases/${place.uid}/${place.documentId}/invite`;
  const asked = { name: '赵律师', office: '法律顾问', question: '是否合法', email: 'counsel@example.invalid' };
  const invite = async () => {
    const answer = await cms.fetch(path, { as: 'department-head', method: 'POST', body: JSON.stringify(asked) });
    return (await answer.json()) as NewInvitation;
  };
  const { letter, path: link, fingerprint } = await invite();
  expect(letter).toEqual({ isSent: true, problem: null });
  const [sent] = mailbox.received;
  expect(sent?.to).toBe(asked.email);
  expect(sent?.body).toContain(link);
  // What stays here of the letter is that there was one.
  expect(JSON.stringify(await cms.strapi.db.connection('deadlines_mails'))).not.toContain(link);

  const visits: Visits = cms.strapi.plugin('review').service('visits');
  const opened = await visits.open(fingerprint, link.split('/').at(-1) ?? '', '');
  const browser = 'browser' in opened ? opened.browser : '';
  const { hash } = (await cms.strapi.db.connection('review_invitations').where({ fingerprint }).first()) as {
    hash: string;
  };
  await visits.answer(fingerprint, browser, { verdict: 'disagree', opinion: '程序不合法', seenHash: hash });
  const reminders: Reminders = cms.strapi.plugin('deadlines').service('reminders');
  for (let minute = 0; minute < 2; minute += 1) await reminders.tick(new Date());
  const told = mailbox.received.filter(({ messageId }) => messageId.includes(`invitation-${fingerprint}`));
  expect(told.map(({ to }) => to)).toEqual([emailOf('department-head')]);
  expect(told[0]?.body).toMatch(/索引号 YC012\/2026-\d{5}/);
  for (const { body, raw } of [sent, told[0]].filter((one) => one !== undefined))
    for (const secret of [title, '张晓明', '程序不合法', asked.name])
      expect(body + decodedSubject(raw)).not.toContain(secret);

  mailbox.onMessage = () => Promise.resolve('refuse');
  expect((await invite()).letter).toEqual({ isSent: false, problem: expect.stringContaining('mailbox full') });
});

test('without a mail server nothing is written and the board says so', async () => {
  delete process.env.SMTP_URL;
  try {
    await tick('2026-11-30T09:00:30');
    expect(await cms.strapi.db.connection('deadlines_mail_days')).toEqual([]);
    const board = (await (await cms.fetch('/deadlines/board', { as: 'deputy-head' })).json()) as Board;
    expect(board.mail).toMatchObject({ isSetUp: false });
  } finally {
    process.env.SMTP_URL = mailbox.url;
  }
});

assessmentCases(() => ({ cms, mailbox, section }));

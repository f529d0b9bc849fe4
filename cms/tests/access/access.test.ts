import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleOf } from '@yangguang/schemas/examples';
import { entriesDuring } from '../audit/log.ts';
import { startCms, testOutboxToken, testRoles, type Cms, type TestRole } from '../harness.ts';
import { fileIn, importsOf, migration } from '../importer/imports.ts';
import { draftPolicy, policyDocument, publishedPolicy } from '../records.ts';
import type { ImportReply } from '../../src/plugins/importer/server/import-reply.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { makeSecrets, marker, type Secrets } from './bureau.ts';
import { ask, foreignQuestions, isWhole, questions, type Answer, type Known, type Question } from './crawl.ts';
import { makeSections, work, type Sections } from './sections.ts';

let cms: Cms;
let sections: Sections;
let secrets: Secrets;
/** A record of the other section that is public, whose draft is changed afterwards. */
let published: Place;
/** What every reader is asked before there was anything to hide, and what he was answered. */
let asked: Question[];
const before = new Map<string, Answer[]>();

/** The long form crawls as everybody (`every-role.long.ts`). */
const roles = <Role>(first: Role, ...others: Role[]): Role[] => (isWhole ? [first, ...others] : [first]);
type Outsider = 'information-officer' | 'department-head' | 'confidentiality-reviewer';
type Administrator = 'admin' | 'security-administrator' | 'audit-administrator';
const outsiders = roles<Outsider>('information-officer', 'department-head', 'confidentiality-reviewer');
// Of these `administrators.test.ts` shows that nearly every route is closed to them.
const administrators: Administrator[] = isWhole ? ['admin', 'security-administrator', 'audit-administrator'] : [];
type Reader = Outsider | Administrator;

const isOutsider = (reader: Reader): reader is Outsider => (outsiders as readonly string[]).includes(reader);
const tokenOf = (reader: Reader): Promise<string> =>
  isOutsider(reader) ? Promise.resolve(sections.own.tokens[reader]) : cms.login(reader);

async function answersTo(token: string, all: readonly Question[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const question of all) answers.push(await ask(cms, token, question));
  return answers;
}

beforeAll(async () => {
  cms = await startCms({ listen: true, env: { LOG_LEVEL: 'fatal' } });
  sections = await makeSections(cms);
  const { own, other } = sections;
  const mine = await draftPolicy(cms, {
    ...{ title: '甲科的草稿', createdBy: own.users['information-officer'] },
    leadDepartment: { connect: [{ documentId: own.department }] },
  });
  published = await publishedPolicy(cms, {
    ...{ title: '乙科已公开的通知', createdBy: other.users['information-officer'] },
    leadDepartment: { connect: [{ documentId: other.department }] },
  });
  asked = questions(cms, { places: [mine, published], files: [1, 999999], sha256: ['0'.repeat(64)], words: [marker] });
  for (const reader of outsiders) before.set(reader, await answersTo(await tokenOf(reader), asked));
  secrets = await makeSecrets(cms, sections, published);
});
afterAll(() => cms.stop());

const told = ({ text }: Answer): boolean => secrets.words.some((word) => text.includes(word));
const named = ({ method, path }: Question): string => `${method} ${decodeURIComponent(path)}`;

describe('unpublished work of another section (B-6)', () => {
  test.each(administrators)('as %s: no answer holds any of it', async (reader) => {
    const after = await answersTo(await tokenOf(reader), asked);
    expect(asked.filter((_, index) => after[index] && told(after[index])).map(named)).toEqual([]);
  });

  test.each(outsiders)(
    'as %s: no list, count, search, filter, order or page tells that it is there',
    async (reader) => {
      const after = await answersTo(await tokenOf(reader), asked);
      // A paper is signed anew each time that somebody takes it.
      const isComparable = ({ path }: Question): boolean => !path.startsWith('/review/evidence/');
      const changed = asked.filter(
        (question, index) => isComparable(question) && after[index]?.text !== before.get(reader)?.[index]?.text,
      );
      expect(asked.filter((_, index) => after[index] && told(after[index])).map(named)).toEqual([]);
      expect(changed.map(named)).toEqual([]);
      expect(asked.length).toBeGreaterThan(isWhole ? 200 : 60);
    },
  );

  test.each(outsiders)(
    'as %s: whoever asks for it by its name gets the answer of what does not exist',
    async (reader) => {
      const nothing: Known = {
        ...{ files: [999998], sha256: ['1'.repeat(64)], words: [marker] },
        places: secrets.places.map(({ uid }, index) => ({ uid, documentId: String(index).padStart(24, 'z') })),
      };
      const token = await tokenOf(reader);
      const asked = isWhole ? secrets.places.length : 2;
      const some = (known: Known): Known => ({ ...known, places: known.places.slice(0, asked), words: [marker] });
      const foreign = foreignQuestions(cms, some(secrets));
      const answers = await answersTo(token, foreign);
      const others = await answersTo(token, foreignQuestions(cms, some(nothing)));
      const plain = ({ status, text }: Answer, { places, sha256 }: Known): string =>
        [...places.map(({ documentId }) => documentId), ...sha256].reduce(
          (all, name) => all.replaceAll(name, '(name)'),
          `${status} ${text}`,
        );
      const different = foreign.filter((_, index) => {
        const [one, other] = [answers[index], others[index]];
        return !one || !other || plain(one, { ...secrets, words: [] }) !== plain(other, nothing);
      });
      expect(different.map(named)).toEqual([]);
      expect(foreign.filter((_, index) => answers[index] && answers[index].text.includes(marker)).map(named)).toEqual(
        [],
      );
    },
  );

  test('its own section, the disclosure office and the leaders find it everywhere: the crawl would see it', async () => {
    const inSection = await found('information-officer', sections.other.tokens);
    expect(inSection).toBeGreaterThan(8);
    expect(await found('disclosure-office', sections.own.tokens)).toBeGreaterThan(8);
  });

  async function found(role: TestRole, tokens: Record<TestRole, string>): Promise<number> {
    const all = questions(cms, { ...secrets, places: secrets.places.slice(0, 1), words: [marker] });
    const some = all.filter((_, index) => isWhole || index % 3 === 0);
    return (await answersTo(tokens[role], some)).filter(told).length;
  }
});

type Token = string;
async function send(token: Token, method: string, path: string, body?: unknown) {
  const answer = await cms.fetch(path, { token, method, ...(body !== undefined && { body: JSON.stringify(body) }) });
  const text = await answer.text();
  return { status: answer.status, text, json: text === '' ? null : (JSON.parse(text) as Record<string, never>) };
}
const caseOf = ({ uid, documentId }: Place): string => `/review/cases/${uid}/${documentId}`;
const formOf = ({ uid, documentId }: Place): string => `/content-manager/collection-types/${uid}/${documentId}`;
const statusFor = async (token: Token, place: Place): Promise<number> =>
  (await send(token, 'GET', caseOf(place))).status;
const [draft, submitted] = [() => secrets.places[0] as Place, () => secrets.places[1] as Place];

describe('who may read (B-6)', () => {
  test('an attempt to read what is not one’s own is on record, and one at what does not exist is not', async () => {
    const token = sections.own.tokens['department-head'];
    const entries = await entriesDuring(cms, async () => {
      expect(await statusFor(token, draft())).toBe(404);
      expect(await statusFor(token, { ...draft(), documentId: 'z'.repeat(24) })).toBe(404);
    });
    expect(entries).toMatchObject([{ action: 'attempt.refused', subject: { id: draft().documentId } }]);
  });

  test('a step on several records meets each as by itself: of those of another section it says that there are none', async () => {
    const { own, other } = sections;
    const mine = await draftPolicy(cms, {
      ...{ title: '甲科待送审的通知', createdBy: own.users['information-officer'] },
      leadDepartment: { connect: [{ documentId: own.department }] },
    });
    const nothing = { ...draft(), documentId: 'z'.repeat(24) };
    const submit = (token: Token) =>
      send(token, 'POST', '/review/queue/submit', { records: [draft(), mine, nothing, published] });
    const entries = await entriesDuring(cms, async () => {
      const { status, json, text } = await submit(own.tokens['information-officer']);
      const [foreign, done, absent, shown] = (json as unknown as { outcomes: { refusal: string | null }[] }).outcomes;
      expect([status, done?.refusal, text.includes(marker)]).toEqual([200, null, false]);
      expect([foreign?.refusal, shown?.refusal]).toEqual([absent?.refusal, expect.stringContaining('由其他科室负责')]);
      expect(absent?.refusal).toContain('没有找到该信息');
    });
    expect(entries.filter(({ action }) => action === 'attempt.refused').map(({ subject }) => subject?.id)).toEqual(
      [draft(), nothing, published].map(({ documentId }) => documentId),
    );
    expect(entries.filter(({ action }) => action === 'review.submit')).toHaveLength(1);
    expect(other.department).not.toBe(own.department);
  });

  test('of a public record whose draft was changed others see the public version, in the same place', async () => {
    const token = sections.own.tokens['information-officer'];
    const form = await send(token, 'GET', formOf(published));
    expect([form.status, form.text.includes('乙科已公开的通知'), form.text.includes(marker)]).toEqual([
      200,
      true,
      false,
    ]);
    const list = await send(token, 'GET', `/content-manager/collection-types/${published.uid}?pageSize=100`);
    const { results } = list.json as unknown as { results: { documentId: string; title: string; status: string }[] };
    expect(results.find(({ documentId }) => documentId === published.documentId)).toMatchObject({
      ...{ title: '乙科已公开的通知', status: 'published' },
    });
    expect(await statusFor(token, published)).toBe(404);
    const save = await send(token, 'PUT', formOf(published), { title: '改成别的' });
    expect([save.status, save.text]).toEqual([403, expect.stringContaining('由其他科室负责')]);
  });

  test('the form of a public record of another section shows the section that answers for it', async () => {
    const knex = cms.strapi.db.connection;
    const { id: _, ...draft } = await knex('departments').where({ document_id: sections.other.department }).first();
    const [department_id] = await knex('departments').insert({
      ...draft,
      index_number: null,
      published_at: Date.now(),
    });
    const row = await knex('policy_documents')
      .where({ document_id: published.documentId })
      .whereNotNull('published_at')
      .first('id');
    await knex('policy_documents_lead_department_lnk').insert({ policy_document_id: row.id, department_id });
    const token = sections.own.tokens['information-officer'];
    const path = `/content-manager/relations/${published.uid}/${published.documentId}/leadDepartment`;
    const { status, json } = await send(token, 'GET', path);
    const { results } = json as unknown as { results: { documentId: string }[] };
    expect([status, results.map(({ documentId }) => documentId)]).toEqual([200, [sections.other.department]]);
  });

  test('what is saved stays within the section, and names no file or record that could not be chosen', async () => {
    const token = sections.own.tokens['information-officer'];
    const path = `/content-manager/collection-types/${published.uid}`;
    const base = { title: '甲科的新稿', disclosureAttribute: 'proactive', formedDate: '2026-03-02' };
    const lead = { leadDepartment: { connect: [{ documentId: sections.other.department }] } };
    const elsewhere = await send(token, 'POST', path, { ...base, ...lead });
    expect(elsewhere.status).toBeGreaterThanOrEqual(400);
    const made = (await send(token, 'POST', path, base)).json as unknown as { data: { documentId: string } };
    const own = { uid: published.uid, documentId: made.data.documentId };
    const guessed = await send(token, 'PUT', formOf(own), { attachments: secrets.files });
    expect([guessed.status, guessed.text]).toEqual([400, expect.stringContaining('所选的附件或者关联信息不存在')]);
    // A section that is public can be named, and not be written for.
    const pages = () => cms.strapi.db.connection('departments');
    await pages().insert({ document_id: sections.other.department, title: '乙科', published_at: Date.now() });
    const given = await send(token, 'PUT', formOf(own), lead);
    await pages().where({ document_id: sections.other.department }).whereNotNull('published_at').delete();
    expect([given.status, given.text]).toEqual([403, expect.stringContaining('须选您所在的科室')]);
  });

  test('a step that waits for somebody opens the record to him, and to nobody else', async () => {
    const { own, other } = sections;
    expect((await send(other.tokens['department-head'], 'POST', `${caseOf(submitted())}/approve`, {})).status).toBe(
      200,
    );
    expect(await statusFor(own.tokens['confidentiality-reviewer'], submitted())).toBe(200);
    expect(await statusFor(own.tokens['department-head'], submitted())).toBe(404);
    expect(await statusFor(own.tokens['confidentiality-reviewer'], draft())).toBe(404);
  });

  test('whoever moves sees what is the new section’s, and no longer what is the old one’s', async () => {
    const { own, other } = sections;
    const [id, token] = [own.users['department-head'], own.tokens['department-head']];
    await work(cms, id, [other.department]);
    expect(await statusFor(token, draft())).toBe(200);
    await work(cms, id, [own.department]);
    expect(await statusFor(token, draft())).toBe(404);
  });

  test('an account without a section sees nothing, drafts nothing and is told whom to ask', async () => {
    const { other } = sections;
    const [id, token] = [other.users['information-officer'], other.tokens['information-officer']];
    await work(cms, id, []);
    expect(await statusFor(token, draft())).toBe(404);
    const { json } = await send(token, 'GET', '/review/queue?scope=drafts');
    expect(json).toMatchObject({ isHomeless: true, total: 0, drafts: 0 });
    const path = `/content-manager/collection-types/${published.uid}`;
    const refused = await send(token, 'POST', path, { title: '无科室', disclosureAttribute: 'proactive' });
    expect([refused.status, refused.text]).toEqual([403, expect.stringContaining('请联系政务公开科')]);
    await work(cms, id, [other.department]);
  });

  test('the change feed carries none of it, and Strapi calls nobody', async () => {
    const feed = await cms.fetch('/api/outbox/changes?after=0&limit=500', { token: testOutboxToken });
    expect(await feed.text()).not.toContain(marker);
    expect(await cms.strapi.db.query('strapi::webhook').count()).toBe(0);
    for (const role of testRoles)
      expect((await send(sections.other.tokens[role], 'GET', '/admin/webhooks')).status).toBe(403);
  });
});

describe('an imported file that names a section (B-6)', () => {
  /** A section whose page everybody may read. */
  async function publicSection(title: string): Promise<string> {
    const content = JSON.stringify([{ ...exampleOf('department'), title }]);
    const file = fileIn(cms, 'section.json', content);
    const { problems, records } = await importsOf(cms).run({ type: 'department', file, migration });
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    return records[0]?.documentId ?? '';
  }
  async function importAs(token: string, title: string): Promise<ImportReply> {
    const rows = `标题,公开属性,成文日期,责任科室\n${title},主动公开,2026-03-02,丙科\n`;
    const form = new FormData();
    form.append('files', new Blob([rows], { type: 'text/csv' }), '通知.csv');
    const fields = { type: 'policy-document', table: '通知.csv', dryRun: 'false', skipBadRows: 'false' };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    const answer = await cms.fetch('/importer/imports', { method: 'POST', body: form, token });
    return (await answer.json()) as ImportReply;
  }

  test('is refused to officers of others, and taken from its own and from the disclosure office', async () => {
    const section = await publicSection('丙科');
    const { tokens, users } = sections.own;
    const refused = await importAs(tokens['information-officer'], '外科室的通知');
    expect(refused).toMatchObject({ outcome: 'refused', imported: 0, errors: 1 });
    expect(refused.problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      { row: 2, heading: '责任科室', value: '丙科', what: expect.stringContaining('不是您所在的科室') },
    ]);

    expect(await importAs(tokens['disclosure-office'], '归丙科的通知')).toMatchObject({
      outcome: 'imported',
      imported: 1,
    });
    const titles = async (): Promise<string> => {
      const path = `/content-manager/collection-types/${policyDocument}?filters[title][$contains]=归丙科`;
      return (await cms.fetch(path, { token: tokens['information-officer'] })).text();
    };
    expect(await titles()).not.toContain('归丙科的通知');
    await work(cms, users['information-officer'], [section]);
    expect(await titles()).toContain('归丙科的通知');
    expect(await importAs(tokens['information-officer'], '丙科的通知')).toMatchObject({
      outcome: 'imported',
      imported: 1,
    });
  });
});

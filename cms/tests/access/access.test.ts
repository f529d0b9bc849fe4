import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startCms, type Cms, type TestRole } from '../harness.ts';
import { draftPolicy, publishedPolicy } from '../records.ts';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import { makeSecrets, marker, type Secrets } from './bureau.ts';
import { ask, foreignQuestions, questions, type Answer, type Known, type Question } from './crawl.ts';
import { makeSections, type Sections } from './sections.ts';

let cms: Cms;
let sections: Sections;
let secrets: Secrets;
/** A record of the other section that is public, whose draft is changed afterwards. */
let published: Place;
/** What every reader is asked before there was anything to hide, and what he was answered. */
let asked: Question[];
const before = new Map<string, Answer[]>();

const outsiders = ['information-officer', 'department-head', 'confidentiality-reviewer'] as const;
const administrators = ['admin', 'security-administrator', 'audit-administrator'] as const;
const readers = [...outsiders, ...administrators];
type Reader = (typeof readers)[number];

const isOutsider = (reader: Reader): reader is (typeof outsiders)[number] =>
  (outsiders as readonly string[]).includes(reader);
const tokenOf = (reader: Reader): Promise<string> =>
  isOutsider(reader) ? Promise.resolve(sections.own.tokens[reader]) : cms.login(reader);

async function answersTo(token: string, all: readonly Question[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const question of all) answers.push(await ask(cms, token, question));
  return answers;
}

beforeAll(async () => {
  cms = await startCms({ listen: true });
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
  for (const reader of readers) before.set(reader, await answersTo(await tokenOf(reader), asked));
  secrets = await makeSecrets(cms, sections, published);
});
afterAll(() => cms.stop());

const told = ({ text }: Answer): boolean => secrets.words.some((word) => text.includes(word));
const named = ({ method, path }: Question): string => `${method} ${decodeURIComponent(path)}`;

describe('unpublished work of another section (B-6)', () => {
  test.each(readers)('as %s: no list, count, search, filter, order or page tells that it is there', async (reader) => {
    const after = await answersTo(await tokenOf(reader), asked);
    const changed = asked.filter((_, index) => after[index]?.text !== before.get(reader)?.[index]?.text);
    expect(asked.filter((_, index) => after[index] && told(after[index])).map(named)).toEqual([]);
    expect(changed.map(named)).toEqual([]);
    expect(asked.length).toBeGreaterThan(300);
  });

  test.each(outsiders)(
    'as %s: whoever asks for it by its name gets the answer of what does not exist',
    async (reader) => {
      const nothing: Known = {
        ...{ files: [999998], sha256: ['1'.repeat(64)], words: [marker] },
        places: secrets.places.map(({ uid }, index) => ({ uid, documentId: String(index).padStart(24, 'z') })),
      };
      const token = await tokenOf(reader);
      const foreign = foreignQuestions(cms, { ...secrets, words: [marker] });
      const answers = await answersTo(token, foreign);
      const others = await answersTo(token, foreignQuestions(cms, nothing));
      const plain = ({ status, text }: Answer, { places, sha256, files }: Known): string =>
        [...places.map(({ documentId }) => documentId), ...sha256, ...files.map(String)].reduce(
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
    expect(inSection).toBeGreaterThan(40);
    for (const role of ['disclosure-office', 'deputy-head'] as const)
      expect([role, (await found(role, sections.own.tokens)) >= inSection]).toEqual([role, true]);
  });

  async function found(role: TestRole, tokens: Record<TestRole, string>): Promise<number> {
    const all = questions(cms, { ...secrets, words: [marker] });
    return (await answersTo(tokens[role], all)).filter(told).length;
  }
});

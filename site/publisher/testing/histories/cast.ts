import { recordPath, sha256, type AnyRecord } from '@yangguang/schemas';
import { sampleRecord } from '../sample-record.ts';

/** What an officer decides about a version of a record; the rest of it follows from its number. */
export interface Version {
  title: string;
  date: string;
  topic: string;
  section: string;
  /** Numbers of records in the cast that it names: its department, a related record, one linked in its text. */
  department: number | null;
  related: number | null;
  linked: number | null;
  attachment: string | null;
  /** Last day of display, of those that have one. */
  until: string;
}

/** Articles enough that one more or less adds or takes an archive page: a long base holds 59 of them. */
const articles = 62;
const baseArticles = 59;
/** The others name each other. */
const kinds = [
  ...Array.from({ length: articles }, () => 'article'),
  ...['policy-document', 'policy-document', 'policy-interpretation', 'department', 'department', 'permit-item'],
  ...['accident-report', 'blacklist-entry', 'blacklist-entry', 'accident-statistics', 'permit-statistics'],
];
export const [onePolicy, otherPolicy, interpretation] = [articles, articles + 1, articles + 2] as const;
export const [oneDepartment, otherDepartment] = [articles + 3, articles + 4] as const;

/** Those that leave by themselves when their time is over. */
export const hasTerm = (number: number): boolean => kinds[number] === 'blacklist-entry';
/** Everyone who may appear in a history. */
export const cast = kinds.map((_, number) => number);
/** Those where something happens: who comes and goes, and who is named. */
export const busy = cast.slice(baseArticles - 3);
const begunBesides = [onePolicy, interpretation, oneDepartment, articles + 5, articles + 8];
/** Who is public when a history begins: few, or articles enough for archive pages, which cost more to build. */
export const casts = {
  short: [...busy.slice(0, 3), ...begunBesides],
  long: [...Array(baseArticles).keys(), ...begunBesides],
};
export type Length = keyof typeof casts;

/** The day on which every history begins. */
export const firstDay = '2026-03-01';
/** An attachment that the CMS has from the beginning; of others the bytes come later. */
export const presentFile = '附件一';

export const idOf = (number: number): string => sampleRecord(kinds[number] ?? '', number + 1).id;

/** The version of the base. */
export function firstVersion(number: number): Version {
  return {
    title: `第${number}号公开事项`,
    date: `2026-02-${String((number % 28) + 1).padStart(2, '0')}`,
    ...{ topic: 'work-safety', section: 'news', related: null, linked: null, attachment: null, until: '2026-03-31' },
    department: number % 3 ? null : oneDepartment,
  };
}

/** A record of the cast in one of its versions, as valid as its type asks. */
export function recordOf(number: number, version: Version): AnyRecord {
  const type = kinds[number] ?? '';
  const plain = sampleRecord(type, number + 1);
  const dated = type === 'policy-document' ? 'documentDate' : 'formedDate';
  return sampleRecord(type, number + 1, {
    title: version.title,
    [dated]: version.date,
    topicCategory: version.topic,
    leadDepartment: version.department === null ? null : idOf(version.department),
    relatedRecords:
      version.related === null
        ? []
        : [{ indexNumber: `YC012/2026-${String(version.related + 1).padStart(5, '0')}`, relation: 'see' }],
    attachments: version.attachment === null ? [] : [attachmentOf(version.attachment)],
    ...(type === 'article' && { section: version.section }),
    ...(hasTerm(number) && { publishUntil: version.until }),
    ...(type === 'policy-interpretation' && {
      policies: [idOf(version.topic === 'fireworks' ? onePolicy : otherPolicy)],
    }),
    ...(version.linked !== null &&
      typeof plain['body'] === 'string' && {
        body: `${plain['body']}<p><a href="${pathOf(version.linked)}">相关规定</a></p>`,
      }),
  });
}

/** Whether a record has a text that can link to another. */
export const canLink = (number: number): boolean =>
  typeof sampleRecord(kinds[number] ?? '', number + 1)['body'] === 'string';

/** The address of a record of the cast. */
export const pathOf = (number: number): string => recordPath(sampleRecord(kinds[number] ?? '', number + 1));

const attachmentOf = (text: string) => ({
  name: `${text}.txt`,
  mime: 'text/plain',
  sizeBytes: Buffer.byteLength(text),
  sha256: sha256(text),
});

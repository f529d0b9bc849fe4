import { createHash } from 'node:crypto';
import {
  contentTypeOf,
  displayText,
  facetValues,
  headerFields,
  kindOf,
  listFields,
  recordPath,
  type AnyRecord,
} from '@yangguang/schemas';
import type { HugoPages } from './hugo-layouts.ts';

/** A content file: JSON front matter and HTML as it stands, so that Hugo need not parse it. */
export interface HugoContent {
  path: string;
  text: string;
}

/** A page that another shows a link to. */
interface Link {
  path: string;
  title: string;
  type: string;
}

export const taxonomy = (type: string, facet: string): string => `${type}-${facet}`.toLowerCase();

/** Gives the records anew each time it is asked: links need all of them. */
type Records = () => Iterable<AnyRecord>;

/** The content files of a site for each kind of pages. */
export const hugoContents: Record<HugoPages, (records: Records) => Generator<HugoContent>> = {
  bare: bareContents,
  equal: equalContents,
};

function* bareContents(records: Records): Generator<HugoContent> {
  for (const record of records()) yield bareContent(record);
}

/** Short fields make the table on the page, long ones its text. */
function bareContent(record: AnyRecord): HugoContent {
  const type = contentTypeOf(record.type);
  const label = (name: string): string => type.fields[name]?.label ?? name;
  const facts = shortTexts(record).map(([name, text]) => [label(name), text]);
  return contentOf(record, { title: record.title, date: record.formedDate, facts, ...terms(record) }, longText(record));
}

/**
 * The same with all that our pages show besides: table of the header, outline, links from and to other records, the way
 * to publication, what lists show. Everything is worked out here, and Hugo has but to print it.
 */
function* equalContents(records: Records): Generator<HugoContent> {
  const links = new Map<string, Link>();
  const namedBy = new Map<string, string[]>();
  for (const record of records()) {
    links.set(record.id, { path: recordPath(record), title: record.title, type: record.type });
    for (const id of referenced(record)) namedBy.set(id, [...(namedBy.get(id) ?? []), record.id]);
  }
  for (const record of records()) yield equalContent(record, links, namedBy.get(record.id) ?? []);
}

function equalContent(record: AnyRecord, links: ReadonlyMap<string, Link>, namedBy: readonly string[]): HugoContent {
  const { id, title, summary, formedDate } = record;
  const shown = (fields: ReturnType<typeof headerFields>) =>
    fields.flatMap(({ name, field }) => {
      const kind = kindOf(field.schema);
      if (manyTexts.has(kind.kind)) return [];
      const value = record[name];
      const target = typeof value === 'string' ? links.get(value)?.title : undefined;
      const text = target ?? displayText(kind, value);
      return text ? [[field.label, text] as const] : [];
    });
  const type = contentTypeOf(record.type);
  const related: Record<string, Link[]> = {};
  for (const other of [...referenced(record), ...namedBy]) {
    const link = links.get(other);
    if (link) (related[contentTypeOf(link.type).column.label] ??= []).push(link);
  }
  let headings = 0;
  const text = longText(record).replaceAll('<h2>', () => `<h2 id="s-${(headings += 1)}">`);
  const hash = createHash('sha256').update(text).digest('hex');
  return contentOf(
    record,
    {
      ...{ id, title, summary, related, check: hash.slice(0, 12), date: formedDate, ...terms(record) },
      number: record['documentNumber'] ?? null,
      words: record['keywords'] ?? '',
      facts: shown(headerFields(type)),
      line: shown(listFields(type)).map(([, shownText]) => shownText),
      outline: [...text.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, heading]) => heading),
      steps: ['信息形成', '审签', '发布'].map((label) => ({
        ...{ label, day: formedDate, hour: '08:00', at: `${formedDate}T08:00` },
      })),
      publication: { release: 1, hash, publishedAt: formedDate, firstPublishedAt: formedDate },
      fields: Object.fromEntries(shortTexts(record)),
    },
    text,
  );
}

function contentOf(record: AnyRecord, front: object, text: string): HugoContent {
  return { path: recordPath(record).slice(1), text: `${JSON.stringify(front)}\n${text}` };
}

/** Fields that are tables or lists of their own on a page. */
const manyTexts = new Set(['rows', 'attachments', 'references']);
const longest = 200;
const textsOf = (record: AnyRecord): [string, string][] =>
  Object.entries(record).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
const shortTexts = (record: AnyRecord): [string, string][] =>
  textsOf(record).filter(([, text]) => text.length <= longest);

function longText(record: AnyRecord): string {
  const body = textsOf(record).flatMap(([, text]) => (text.length > longest ? [text] : []));
  const tables = Object.values(record).filter(isTable).map(tableOf);
  return [...body, ...tables].join('\n');
}

const terms = (record: AnyRecord): Record<string, string[]> =>
  Object.fromEntries(
    facetValues(contentTypeOf(record.type), record).map(({ facet, value }) => [taxonomy(record.type, facet), [value]]),
  );

/** Ids of the records that a record names. */
function referenced(record: AnyRecord): string[] {
  const type = contentTypeOf(record.type);
  return Object.keys(type.fields).flatMap((name) => {
    const kind = type.kind(name).kind;
    if (kind !== 'reference' && kind !== 'references') return [];
    return [record[name]].flat().filter((id) => typeof id === 'string');
  });
}

const isTable = (value: unknown): value is object[] =>
  Array.isArray(value) && value.length > 0 && typeof value[0] === 'object';

function tableOf(rows: object[]): string {
  const cells = rows.map((row) =>
    Object.values(row)
      .map((cell) => `<td>${String(cell)}</td>`)
      .join(''),
  );
  return `<table>${cells.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
}

import {
  addWorkingDays,
  contentTypeOf,
  kindOf,
  relationKinds,
  type ContentType,
  type FieldKind,
} from '@yangguang/schemas';
import bureau from '../bureau.json' with { type: 'json' };
import { courseStops, drafters, type Course, type DemoRecord } from '../demo-record.ts';
import { deriveListEntry } from './derive.ts';
import type { Entry } from './entry.ts';
import { richText } from './rich-text.ts';

/** Labels that are no field of a definition. */
const publishedLabel = '发布日期';
const courseLabel = '办理状态';
const noteLabel = '办理意见';
const drafterLabel = '拟稿';
const relatedLabel = '相关信息';

/** The day a record was formed is the day of its own act. */
const formedBy: Readonly<Record<string, string>> = {
  'policy-document': 'documentDate',
  'accident-report': 'approvalDate',
  'blacklist-entry': 'decisionDate',
  'disclosure-guide': 'revisedDate',
  'negative-list-item': 'checkedDate',
};

/** A written entry as a record: every field by the kind its definition gives it. @throws {SyntaxError} naming the place. */
export function toRecord(typeName: string, entry: Entry): DemoRecord {
  const type = contentTypeOf(typeName);
  const given = new Map(entry.values);
  const take = (label: string): string[] | undefined => {
    const lines = given.get(label);
    given.delete(label);
    return lines;
  };
  const published = take(publishedLabel)?.[0];
  const course = courseOf(take(courseLabel)?.[0], take(noteLabel)?.[0] ?? '', take(drafterLabel)?.[0] ?? '信息员');
  const relations = (take(relatedLabel) ?? []).map((line) => relationOf(entry, line));
  const fields: DemoRecord['fields'] = { ...emptyFields(type), ...defaults, title: entry.title };
  for (const [name, field] of Object.entries(type.fields)) {
    const lines = field.system || name === 'title' ? undefined : take(field.label);
    if (lines) fields[name] = valueOf(entry, field.label, type.kind(name), lines);
  }
  if (typeName === 'blacklist-entry') deriveListEntry(fields);
  if (typeName === 'policy-document') fields['body'] = `${String(fields['body'])}${signature(fields)}`;
  for (const label of given.keys()) throw new SyntaxError(`${entry.place} ${type.label} has no field ${label}`);
  const formed = formedBy[typeName];
  if (fields['formedDate'] === null && formed) fields['formedDate'] = fields[formed];
  return {
    type: typeName,
    publishedDate: course ? null : (published ?? dayOfPublication(typeName, String(fields['formedDate']))),
    fields,
    relations,
    text: chapters(type, entry),
    course,
  };
}

const defaults = {
  issuingOrgan: bureau.name,
  contentSource: bureau.name,
  disclosureAttribute: 'proactive',
  validityStatus: 'in-force',
};

/** The formatted texts of an entry, each under its label where there are several: what its files are made from. */
function chapters(type: ContentType, entry: Entry): string[] {
  const texts = Object.entries(type.fields).flatMap(([name, { label }]) => {
    const lines = type.kind(name).kind === 'richText' ? entry.values.get(label) : undefined;
    return lines ? [{ label, lines }] : [];
  });
  return texts.flatMap(({ label, lines }) => (texts.length > 1 ? [`【${label}】`, ...lines] : lines));
}

/** A document ends with who issued it and when. */
const signature = (fields: DemoRecord['fields']): string =>
  richText([String(fields['issuingOrgan']), chineseDay(String(fields['documentDate']))]);

/** `2024-03-12` as a document writes it: 2024 年 3 月 12 日 without the spaces. */
function chineseDay(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

function emptyFields(type: ContentType): Record<string, unknown> {
  const fields = Object.entries(type.fields).filter(([, field]) => !field.system);
  return Object.fromEntries(fields.map(([name]) => [name, emptyOf(type.kind(name))]));
}

function emptyOf({ kind }: FieldKind): unknown {
  if (kind === 'boolean') return false;
  return kind === 'rows' || kind === 'references' || kind === 'attachments' ? [] : null;
}

/** News goes out on its day, everything else within a few working days. */
function dayOfPublication(type: string, formed: string): string {
  if (type === 'article') return formed;
  const spread = [...formed].reduce((sum, digit) => sum + Number(digit) || sum, 0);
  return addWorkingDays(formed, 1 + (spread % 4)).date;
}

function courseOf(stop: string | undefined, note: string, drafter: string): Course | null {
  if (stop === undefined) return null;
  if (!(stop in courseStops)) throw new SyntaxError(`no state ${stop}`);
  if (!(drafter in drafters)) throw new SyntaxError(`no drafter ${drafter}`);
  return {
    stop: courseStops[stop as keyof typeof courseStops],
    note,
    drafter: drafters[drafter as keyof typeof drafters],
  };
}

function relationOf(entry: Entry, line: string): DemoRecord['relations'][number] {
  const [label = '', to = ''] = line.split('|').map((part) => part.trim());
  return { relation: choiceOf(entry, '关系', relationKinds, label), to };
}

function valueOf(entry: Entry, label: string, kind: FieldKind, lines: string[]): unknown {
  const text = lines.join('\n');
  switch (kind.kind) {
    case 'richText':
      return richText(lines);
    case 'choice':
      return choiceOf(entry, label, kind.labels, text);
    case 'boolean':
      return text === '是';
    case 'integer':
    case 'decimal':
      return Number(text);
    case 'references':
    case 'attachments':
      return lines;
    case 'rows':
      return lines.map((line) => rowOf(entry, kind, line));
    default:
      return text;
  }
}

/** A row's cells stand between `|`, in the order of the columns; missing ones at the end are empty. */
function rowOf(entry: Entry, kind: FieldKind & { kind: 'rows' }, line: string): Record<string, unknown> {
  const parts = line.split('|').map((part) => part.trim());
  const columns = Object.entries(kind.columns);
  if (parts.length > columns.length) throw new SyntaxError(`${entry.place} has too many cells: ${line}`);
  return Object.fromEntries(
    columns.map(([name, column], index) => {
      const part = parts[index] ?? '';
      return [name, part === '' ? null : valueOf(entry, column.label, kindOf(column.schema), [part])];
    }),
  );
}

function choiceOf(entry: Entry, label: string, labels: Readonly<Record<string, string>>, text: string): string {
  const found = Object.entries(labels).find(([, name]) => name === text);
  if (!found) throw new SyntaxError(`${entry.place} ${label} has no choice ${text}`);
  return found[0];
}

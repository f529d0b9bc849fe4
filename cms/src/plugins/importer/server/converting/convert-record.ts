import { IndexNumber, type ContentType, type FieldDefinition } from '@yangguang/schemas';
import { specialHeadings } from '../../copy';
import { special, type SourceRecord } from '../mapping/source-record';
import { problemAt, type Problem } from '../reporting/problem';
import { textOf } from '../values/texts';
import { parseInstant } from '../values/dates';
import { fieldValue } from '../values/field-value';
import type { Finding } from '../values/finding';
import type { Conversion, ConversionSettings, ConvertedRecord } from './converted';
import { newDocumentId } from './document-id';
import { namesIn } from './lists';
import { tableRows } from './table-field';

/** Gives every value of a record its meaning; all that is wrong with it is reported at once. Pure but for the new id. */
export function convertRecord(type: ContentType, source: SourceRecord, settings: ConversionSettings): Conversion {
  const record: ConvertedRecord = {
    place: source.place,
    documentId: newDocumentId(),
    key: textOf(source.values.get(special.key)?.cell.value ?? null) ?? null,
    values: {},
    indexNumber: null,
    publishedAt: null,
    references: [],
    attachments: [],
  };
  const problems = [...source.problems];
  for (const [name, field] of Object.entries(type.fields)) {
    if (field.system) continue;
    record.values[name] = valueOf(type, name, field, source, settings, record, problems);
    problems.push(...missing(type, name, field, record, source, settings));
  }
  readMachineSet(source, settings, record, problems);
  return { record, problems };
}

/** The value of one field; references and attachments are noted in the record and filled in later. */
function valueOf(
  type: ContentType,
  name: string,
  field: FieldDefinition,
  source: SourceRecord,
  settings: ConversionSettings,
  record: ConvertedRecord,
  problems: Problem[],
): unknown {
  const kind = type.kind(name);
  const given = source.values.get(name);
  if (kind.kind === 'rows') {
    const own = given?.cell.fault ? undefined : given;
    const read = tableRows(kind, field.label, source.place, own, source.tables.get(name) ?? [], settings.uses1904Dates);
    problems.push(...read.problems);
    return read.rows;
  }
  const isList = kind.kind === 'references' || kind.kind === 'attachments';
  if (!given) return isList ? [] : (settings.defaults[name] ?? (kind.kind === 'boolean' ? false : null));
  if (given.cell.fault) return isList ? [] : null;
  const { heading } = given;
  if (kind.kind === 'attachments') {
    record.attachments.push({ field: name, names: namesIn(given.cell.value), heading });
    return [];
  }
  if (kind.kind === 'reference' || kind.kind === 'references') {
    const texts = isList ? namesIn(given.cell.value) : [(textOf(given.cell.value) ?? '').trim()];
    record.references.push({ field: name, target: kind.target, texts, isList, heading });
    return isList ? [] : null;
  }
  const outcome = fieldValue(field, given.cell.value, settings.uses1904Dates);
  const findings = outcome.ok ? (outcome.warnings ?? []) : [outcome.finding];
  problems.push(...findings.map((finding) => problemAt(source.place, heading, given.cell.value, finding)));
  return outcome.ok ? outcome.value : null;
}

/** A required value that is missing: an error for what is published, a reminder for a draft. */
function missing(
  type: ContentType,
  name: string,
  field: FieldDefinition,
  record: ConvertedRecord,
  source: SourceRecord,
  settings: ConversionSettings,
): Problem[] {
  if (!type.isRequired(name) || source.values.has(name)) return [];
  // A column that is missing as a whole is reported once, at the headings.
  if (settings.columns && type.kind(name).kind !== 'rows' && !settings.columns.has(name)) return [];
  const value = record.values[name];
  if (value !== null && !(Array.isArray(value) && value.length === 0)) return [];
  const finding: Finding =
    settings.target === 'published'
      ? { code: 'value.required', severity: 'error' }
      : { code: 'value.required-later', severity: 'warning' };
  return [problemAt(source.place, field.label, null, finding)];
}

/** Index number and publication date: set by the machine, unless a migrated record brings those it always had. */
function readMachineSet(
  source: SourceRecord,
  settings: ConversionSettings,
  record: ConvertedRecord,
  problems: Problem[],
): void {
  if (settings.target === 'draft') return;
  const report = (heading: string, value: unknown, finding: Finding) =>
    problems.push(problemAt(source.place, heading, value as string, finding));
  const number = source.values.get('indexNumber');
  if (number) {
    const text = (textOf(number.cell.value) ?? '').normalize('NFKC').replace(/\s/g, '').toUpperCase();
    if (IndexNumber().safeParse(text).success) record.indexNumber = text;
    else report(number.heading, number.cell.value, { code: 'index-number.pattern', severity: 'error' });
  }
  const published = source.values.get(special.publishedDate);
  if (published && !published.cell.fault) {
    const at = parseInstant(published.cell.value, settings.uses1904Dates);
    if (at === undefined) report(published.heading, published.cell.value, { code: 'value.date', severity: 'error' });
    else record.publishedAt = at;
  } else if (!published)
    report(specialHeadings.publishedDate, null, { code: 'published-date.missing', severity: 'warning' });
}

import { IndexNumber, type ContentType, type FieldDefinition } from '@yangguang/schemas';
import { specialHeadings } from '../../copy';
import { special, type SourceRecord, type SourceValue } from '../mapping/source-record';
import { parseInstant } from '../values/dates';
import { fieldValue } from '../values/field-value';
import { warn } from '../values/finding';
import { textOf } from '../values/texts';
import type { Conversion, ConversionSettings, ConvertedRecord } from './converted';
import { newDocumentId } from './document-id';
import { judgeRecord } from './judge-record';
import { namesIn } from './lists';
import { tableRows } from './table-field';
import { Trail } from './trail';

/** Gives every value of a record its meaning and judges the whole; all that is wrong with it is reported at once. */
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
  const trail = new Trail(source.problems);
  trail.from({ field: '' }, { place: source.place, heading: '', value: undefined });
  for (const [name, field] of Object.entries(type.fields))
    if (!field.system) record.values[name] = convertField(type, name, field, source, settings, record, trail);
  readMachineSet(source, settings, record, trail);
  judgeRecord(type, record, settings, trail);
  return { record, problems: trail.problems };
}

/** The value of one field; references and attachments are noted in the record and filled in later. */
function convertField(
  type: ContentType,
  name: string,
  field: FieldDefinition,
  source: SourceRecord,
  settings: ConversionSettings,
  record: ConvertedRecord,
  trail: Trail,
): unknown {
  const given = source.values.get(name);
  const heading = given?.heading ?? field.label;
  trail.from({ field: name }, { place: source.place, heading, value: given?.cell.value });
  const kind = type.kind(name);
  if (kind.kind === 'rows')
    return tableRows(name, kind, given, source.tables.get(name) ?? [], settings.uses1904Dates, trail);
  const isList = kind.kind === 'references' || kind.kind === 'attachments';
  const empty = isList ? [] : kind.kind === 'boolean' ? false : null;
  if (!given) return defaultOf(name, empty, settings, trail);
  if (given.cell.fault)
    return (trail.report({ field: name }, { code: `cell.${given.cell.fault}`, severity: 'error' }), empty);
  if (kind.kind === 'attachments') {
    record.attachments.push({ field: name, names: namesIn(given.cell.value), heading });
    return empty;
  }
  if (kind.kind === 'reference' || kind.kind === 'references') {
    const texts = isList ? namesIn(given.cell.value) : [(textOf(given.cell.value) ?? '').trim()];
    record.references.push({ field: name, target: kind.target, texts, isList, heading });
    return empty;
  }
  const outcome = fieldValue(field.schema, given.cell.value, settings.uses1904Dates);
  for (const finding of outcome.ok ? (outcome.warnings ?? []) : [outcome.finding])
    trail.report({ field: name }, finding);
  return outcome.ok ? outcome.value : empty;
}

/** The disclosure attribute is never chosen in silence: what the file leaves to the usual value is said. */
function defaultOf(name: string, empty: unknown, settings: ConversionSettings, trail: Trail): unknown {
  if (!(name in settings.defaults)) return empty;
  if (name === 'disclosureAttribute') trail.report({ field: name }, warn('value.defaulted'));
  return settings.defaults[name];
}

/** Index number and publication date: set by the machine, unless a migrated record brings those it always had. */
function readMachineSet(
  source: SourceRecord,
  settings: ConversionSettings,
  record: ConvertedRecord,
  trail: Trail,
): void {
  const read = (name: string, label: string, take: (given: SourceValue) => void): SourceValue | undefined => {
    const given = source.values.get(name);
    trail.from({ field: name }, { place: source.place, heading: given?.heading ?? label, value: given?.cell.value });
    if (given && settings.target === 'draft') trail.report({ field: name }, warn('heading.machine-set'));
    else if (given?.cell.fault) trail.report({ field: name }, { code: `cell.${given.cell.fault}`, severity: 'error' });
    else if (given) take(given);
    return given;
  };
  read('indexNumber', '', ({ cell }) => {
    const text = (textOf(cell.value) ?? '').normalize('NFKC').replace(/\s/g, '').toUpperCase();
    if (IndexNumber().safeParse(text).success) record.indexNumber = text;
    else trail.report({ field: 'indexNumber' }, { code: 'index-number.pattern', severity: 'error' });
  });
  const published = read(special.publishedDate, specialHeadings.publishedDate, ({ cell }) => {
    const at = parseInstant(cell.value, settings.uses1904Dates);
    if (at === undefined) trail.report({ field: special.publishedDate }, { code: 'value.date', severity: 'error' });
    else record.publishedAt = at;
  });
  if (!published && settings.target === 'published')
    trail.report({ field: special.publishedDate }, warn('published-date.missing'));
  judgePublishedAt(record, trail);
}

function judgePublishedAt(record: ConvertedRecord, trail: Trail): void {
  if (record.publishedAt === null) return;
  const spot = { field: special.publishedDate };
  const { formedDate } = record.values;
  const publishedDay = new Date(Date.parse(record.publishedAt) + 8 * 3_600_000).toISOString().slice(0, 10);
  if (Date.parse(record.publishedAt) > Date.now())
    trail.report(spot, { code: 'published-date.future', severity: 'error' });
  else if (typeof formedDate === 'string' && publishedDay < formedDate)
    trail.report(spot, warn('published-date.before-formed'));
}

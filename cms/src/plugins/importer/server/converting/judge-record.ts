import { issueCopy, issuesOf, leaksOf, type ContentType, type Issue } from '@yangguang/schemas';
import { fallbackAction, fill } from '../../copy';
import { shownValue, type Problem } from '../reporting/problem';
import type { ConversionSettings, ConvertedRecord } from './converted';
import type { Trail } from './trail';

/**
 * Judges a converted record by its definition. For a draft, what a draft may still lack, and what its rules say, are
 * reminders; a value that no record may hold is an error either way.
 */
export function judgeRecord(
  type: ContentType,
  record: ConvertedRecord,
  settings: ConversionSettings,
  trail: Trail,
): void {
  const judged = candidate(type, record);
  for (const issue of [...issuesOf(judged), ...leaksOf(judged, settings.leaks)]) {
    // Already reported with the value as it stood in the file.
    if (trail.isWrong(issue) || isPending(issue, record)) continue;
    if (isMissingColumn(type, issue, settings)) continue;
    if (issue.code === 'field.required' || issue.code === 'field.rows-missing') trail.report(issue, missing(settings));
    else trail.problems.push(problemOf(type, issue, severityOf(issue, settings), trail));
  }
  if (settings.target === 'published' && !['proactive', null].includes(record.values['disclosureAttribute'] as string))
    trail.report({ field: 'disclosureAttribute' }, { code: 'migration.not-proactive', severity: 'error' });
}

/** The record as it will be, with stand-ins for what is found out later. */
function candidate(type: ContentType, record: ConvertedRecord): Record<string, unknown> {
  const values = { ...record.values };
  for (const { field, texts, isList } of record.references)
    values[field] = isList ? texts.map(() => record.documentId) : record.documentId;
  for (const { field, names } of record.attachments)
    values[field] = names.map((name) => ({
      name,
      mime: 'application/octet-stream',
      sizeBytes: 0,
      sha256: '0'.repeat(64),
    }));
  return { type: type.name, id: record.documentId, ...values, indexNumber: record.indexNumber ?? 'AAA/2000-00001' };
}

/** References and attachments are judged when they have been looked up. */
function isPending(issue: Issue, record: ConvertedRecord): boolean {
  return record.references.some(({ field }) => field === issue.field && issue.code === 'field.not-reference');
}

/** A column that is missing as a whole is reported once, at the headings. */
function isMissingColumn(type: ContentType, issue: Issue, { columns }: ConversionSettings): boolean {
  return (
    columns !== undefined &&
    issue.code === 'field.required' &&
    issue.row === undefined &&
    type.kind(issue.field).kind !== 'rows' &&
    !columns.has(issue.field)
  );
}

function missing(settings: ConversionSettings) {
  return settings.target === 'published'
    ? ({ code: 'value.required', severity: 'error' } as const)
    : ({ code: 'value.required-later', severity: 'warning' } as const);
}

function severityOf(issue: Issue, settings: ConversionSettings): Issue['severity'] {
  // What was public before is published as it was written, slips of its numbering and sums included.
  if (/^(?:outline|sum)\./.test(issue.code)) return 'warning';
  const isValue = issue.code.startsWith('field.') && issue.code !== 'field.required-when-repealed';
  return settings.target === 'published' || isValue ? issue.severity : 'warning';
}

/** An issue's sentence names the trouble and then the remedy, which starts with 请. */
function problemOf(type: ContentType, issue: Issue, severity: Issue['severity'], trail: Trail): Problem {
  const { place, heading, value } = trail.originOf(issue);
  const sentence = fill(issueCopy[issue.code], issue.params ?? {});
  const [, what = '', action = ''] = /^(.+?)(?:[，。；](请.*))?$/s.exec(sentence) ?? [];
  return {
    ...place,
    severity,
    code: issue.code,
    heading,
    // A report goes from hand to hand: it does not repeat what must not go out.
    value: shownValue(issue.params?.['masked'] ?? value),
    what: /[。？]$/.test(what) ? what : `${what}。`,
    action: [action || fallbackAction[severity], helpFor(type, issue)].filter(Boolean).join(''),
  };
}

function helpFor(type: ContentType, { code, field, column }: Issue): string | undefined {
  if (code !== 'field.format' || !(field in type.fields)) return undefined;
  const kind = type.kind(field);
  return column !== undefined && kind.kind === 'rows' ? kind.columns[column]?.help : type.fields[field]?.help;
}

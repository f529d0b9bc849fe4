import { contentTypeOf, type AccidentReport } from '@yangguang/schemas';
import { prose } from './prose.ts';

export interface Chapter {
  id: string;
  label: string;
  html: string;
}

/** Fields of the report in the order of R-ACC-06, R-ACC-07. */
const fields = [
  'preface',
  'unitOverview',
  'accidentCourse',
  'casualtiesAndLoss',
  'causesAndNature',
  'liabilityFindings',
  'preventionAdvice',
  'rescueAssessment',
] as const;

/** The chapters that a report has, each sanitised; only the preface may be missing. */
export function accidentChapters(record: AccidentReport): Chapter[] {
  const type = contentTypeOf('accident-report');
  return fields.flatMap((id) => {
    const html = record[id];
    return html === null ? [] : [{ id, label: type.fields[id]?.label ?? id, html: prose(html, id, 1).html }];
  });
}

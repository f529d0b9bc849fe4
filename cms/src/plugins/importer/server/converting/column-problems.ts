import type { ContentType } from '@yangguang/schemas';
import { specialHeadings } from '../../copy';
import { special } from '../mapping/source-record';
import { problemAt, type Place, type Problem } from '../reporting/problem';
import type { ConversionSettings } from './converted';

/** What is wrong with the set of columns: required ones that are missing, machine-set ones that a draft cannot have. */
export function columnProblems(type: ContentType, settings: ConversionSettings, place: Place): Problem[] {
  const { columns } = settings;
  if (!columns) return [];
  const isPublished = settings.target === 'published';
  const missing = Object.entries(type.fields).filter(
    ([name, field]) =>
      !field.system &&
      type.isRequired(name) &&
      !columns.has(name) &&
      !(name in settings.defaults) &&
      !['boolean', 'rows'].includes(type.kind(name).kind),
  );
  const problems = missing.map(([, field]) =>
    problemAt(place, field.label, null, { code: 'heading.missing', severity: isPublished ? 'error' : 'warning' }),
  );
  const machineSet = [
    ['indexNumber', type.fields['indexNumber']?.label ?? ''],
    [special.publishedDate, specialHeadings.publishedDate],
  ] as const;
  for (const [name, label] of machineSet)
    if (!isPublished && columns.has(name))
      problems.push(problemAt(place, label, null, { code: 'heading.machine-set', severity: 'warning' }));
  return problems;
}

import type { ContentType } from '@yangguang/schemas';
import { problemAt, type Place, type Problem } from '../reporting/problem';
import type { ConversionSettings } from './converted';

/** Required columns that are missing as a whole. */
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
  return missing.map(([, field]) =>
    problemAt(place, field.label, null, { code: 'heading.missing', severity: isPublished ? 'error' : 'warning' }),
  );
}

import type { ContentType } from '@yangguang/schemas';
import { specialHeadings } from '../../copy';
import type { Cell } from '../reading/cell';
import type { Place, Problem } from '../reporting/problem';
import type { HeadingSpec } from './headings';

/** A value as it stood in the file, under the heading that the officer wrote. */
export interface SourceValue {
  heading: string;
  cell: Cell;
}

/** A row of a table field, from its own sheet or from a list in a JSON record. */
export interface SourceTableRow {
  place: Place;
  values: ReadonlyMap<string, SourceValue>;
}

/** A record of the file, before its values have a meaning. Blank cells are left out. */
export interface SourceRecord {
  place: Place;
  values: ReadonlyMap<string, SourceValue>;
  /** Rows of table fields that stand on sheets of their own. */
  tables: ReadonlyMap<string, SourceTableRow[]>;
  problems: Problem[];
}

/** Names under which columns arrive that are no field of the definition. */
export const special = { key: '$key', publishedDate: '$publishedDate' } as const;

/** Everything a main sheet's column may be called: the record's key, the fields in order, the original 发布日期. */
export function recordHeadings(type: ContentType): HeadingSpec[] {
  return [
    { name: special.key, label: specialHeadings.key },
    ...Object.entries(type.fields).map(([name, field]) => ({ name, label: field.label })),
    { name: special.publishedDate, label: specialHeadings.publishedDate },
  ];
}

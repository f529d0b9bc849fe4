import { contentTypes } from '@yangguang/schemas';
import type { Content, PublicRecord } from '../content/content.ts';
import type { Link } from './navigation.ts';

/** The filtered list of each type for which a department answers, with its count; none where the list would be empty. */
export function departmentLists({ record }: PublicRecord, content: Content): (Link & { count: number })[] {
  return contentTypes.flatMap(({ name, column }) => {
    const facet = content.facets(name).find(({ facet }) => facet === 'leadDepartment');
    const value = facet?.values.find((candidate) => candidate.value === record.id);
    return value ? [{ label: column.label, href: value.path, count: value.count }] : [];
  });
}

import type { Content } from '../content/content.ts';

/** How many public records a column holds, or a section of the articles. */
export function columnCount(content: Content, column: { type: string; section?: string }): number {
  if (column.section === undefined) return content.list({ type: column.type }, 'head').total ?? 0;
  const sections = content.facets(column.type).find(({ facet }) => facet === 'section');
  return sections?.values.find(({ value }) => value === column.section)?.count ?? 0;
}

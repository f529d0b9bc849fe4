import type { Content } from '../content/content.ts';
import type { CategoryColumn } from './navigation.ts';

/** How many public records a column holds, or the part of it with one value of a facet. */
export function columnCount(content: Content, column: Pick<CategoryColumn, 'type' | 'part'>): number {
  const { type, part } = column;
  if (!part) return content.list({ type }, 'head').total ?? 0;
  const counts = content.facets(type).find(({ facet }) => facet === part.facet);
  return counts?.values.find(({ value }) => value === part.value)?.count ?? 0;
}

import { filterNames, type FilterName } from './format.ts';
import type { Query } from './search.ts';

/** A page of results, as its address says. */
export interface Request extends Query {
  page: number;
}

/** What a search address asks for; whatever makes no sense in it is left out. */
export function readAddress(search: string): Request {
  const params = new URLSearchParams(search);
  const filters: Partial<Record<FilterName, string>> = {};
  for (const name of filterNames) {
    const value = params.get(name);
    if (value) filters[name] = value;
  }
  const page = Number(params.get('page') ?? 1);
  return {
    text: (params.get('q') ?? '').slice(0, 100),
    filters,
    sort: params.get('sort') === 'date' ? 'date' : 'relevance',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The address that `readAddress` reads the same way; what goes without saying is not in it. */
export function writeAddress({ text, filters, sort, page }: Request): string {
  const params = new URLSearchParams({ q: text });
  for (const name of filterNames) {
    const value = filters[name];
    if (value !== undefined) params.set(name, value);
  }
  if (sort !== 'relevance') params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  return `?${params.toString()}`;
}

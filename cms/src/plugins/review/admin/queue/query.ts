import type { QueueQuery } from '../../server/services/queue';

export type Scope = QueueQuery['scope'];

/** What stands in the address of the page: a view can be sent on as a link, and counts elsewhere lead to it. */
export interface Query {
  scope?: Scope;
  type?: string;
  state?: string;
  department?: string;
  due?: string;
  page?: string;
  pageSize?: string;
}
export const PAGE_SIZE = 20;

const filters = ['type', 'state', 'department', 'due'] as const;

export function askedFor(query: Query): Record<string, string> {
  return {
    scope: query.scope ?? 'waiting',
    page: query.page ?? '1',
    pageSize: query.pageSize ?? String(PAGE_SIZE),
    ...Object.fromEntries(filters.flatMap((name) => (query[name] ? [[name, query[name]]] : []))),
  };
}

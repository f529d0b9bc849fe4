/** What stands in the address of the page: a search can be sent on as a link, and the way back works. */
export interface LogQuery {
  from?: string;
  to?: string;
  actor?: string;
  action?: string;
  subject?: string;
  page?: string;
  pageSize?: string;
}
export const defaultPageSize = 50;

const filters = ['from', 'to', 'actor', 'action', 'subject'] as const;

/** The filters that are set. */
export function filterOf(query: LogQuery): Record<string, string> {
  return Object.fromEntries(filters.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
}

/** The address of a search: what it does not name is taken out, and it begins on its first page. */
export function addressOf(filter: Readonly<Record<string, string>>): LogQuery {
  return { ...Object.fromEntries(filters.map((name) => [name, filter[name]])), page: undefined };
}

export function askedFor(query: LogQuery): Record<string, string> {
  return { ...filterOf(query), page: query.page ?? '1', pageSize: query.pageSize ?? String(defaultPageSize) };
}

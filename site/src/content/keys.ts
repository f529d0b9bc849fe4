/**
 * Names of the facts a page can read. While a page renders, each read notes its key; a change to the snapshot tells
 * which keys it touched, and so which URLs must be rendered again. Both sides use these functions and nothing else.
 */
export const keys = {
  /** The public record with this documentId, or that there is none. */
  record: (id: string) => `record:${id}`,
  /** What stands at a URL path: a record, a tombstone or nothing. */
  path: (path: string) => `path:${path}`,
  indexNumber: (indexNumber: string) => `number:${indexNumber}`,
  /** The records that name this documentId or index number, in whatever field. */
  namedBy: (target: string) => `named:${target}`,
  /** One page of a list with everything it shows, its links to its neighbours included. */
  listPage: (scope: string, page: 'head' | number) => `list:${scope}:${page}`,
  /** How many records each value of each facet of a type has. */
  facets: (type: string) => `facets:${type}`,
  /** Anything about any record of a type; `*` for any record at all. */
  type: (type: string) => `type:${type}`,
  /** Whether an attachment stands at a path. */
  file: (path: string) => `file:${path}`,
  /** What one leader let out alone: of one record, and how often in all. */
  emergency: (id: string) => `emergency:${id}`,
  emergencies: 'emergencies',
  /** How often the rights of the whole system were lent. */
  breakGlass: 'break-glass',
  /** The settings of the bureau. */
  bureau: 'bureau',
  /** The number of records in a list, which decides which pages of it exist. Noted by no page. */
  listSize: (scope: string) => `size:${scope}`,
} as const;

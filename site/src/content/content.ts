import type { AnyRecord, Approval, BreakGlassYear, Bureau } from '@yangguang/schemas';
import type { Emergency } from './emergencies.ts';

/**
 * The read model: the only door through which pages get data. Every call notes in the reader's log what was read, so
 * that the publisher knows which URLs a change touches. Pages get it as `Astro.locals.content`.
 */
export interface Content {
  readonly bureau: Bureau;
  /** The public record at a URL path, or undefined. */
  recordAt: (path: string) => PublicRecord | undefined;
  /** The public record with this documentId; undefined when it is not, or no longer, public. */
  record: (id: string) => PublicRecord | undefined;
  recordByIndexNumber: (indexNumber: string) => PublicRecord | undefined;
  /**
   * Public records whose reference field `field` names `id`, newest first: interpretations of a policy, …
   * The field `relatedRecords` names index numbers instead of ids.
   */
  referencing: (id: string, type: string, field: string) => PublicRecord[];
  /** How many they are; they are not read. */
  countReferencing: (id: string, type: string, field: string) => number;
  /** The list that a route's `column` and `filter` parameters name; undefined when there is none. */
  listAt: (params: Readonly<Record<string, string | undefined>>) => ListQuery | undefined;
  /** One page of a list; `head` is the newest, numbered pages are counted from the oldest and never shift. */
  list: (query: ListQuery, page: 'head' | number) => ListPage;
  /** How many records each value of each facet of the type has. */
  facets: (type: string) => FacetCounts[];
  /** The newest public records of the given types (all types when none is given), by publication. */
  latest: (count: number, types?: readonly string[]) => PublicRecord[];
  /** Every record of a type in list order; for registers that show all rows. Reads the whole list. */
  all: (type: string) => PublicRecord[];
  /** How many public records of each type were let out in each month of a year, in Shanghai time. */
  monthlyCounts: (year: number) => MonthlyCount[];
  /**
   * What `make` says, kept under its name while the snapshot stays as it is. What it read counts as read by every page
   * that asks.
   */
  kept: <T>(name: string, make: (content: Content) => T) => T;
  /** Everything that one leader let out alone and what became of it, in the order of the feed (B-11). */
  emergencies: () => readonly Emergency[];
  /** What became of the emergency publication that a record shows; undefined for one that went the usual way. */
  emergencyOf: (item: PublicRecord) => Emergency | undefined;
  /** How often the rights of the whole system were lent; undefined while the CMS has never counted it (B-2). */
  breakGlass: () => readonly BreakGlassYear[] | undefined;
  tombstoneAt: (path: string) => Tombstone | undefined;
  /** Whether a file of a public record stands at a URL path. */
  hasFile: (path: string) => boolean;
}

export interface PublicRecord {
  record: AnyRecord;
  path: string;
  hash: string;
  /** Position in the change feed: the number of the publication readers see in the foot. */
  seq: number;
  /** The release in which this version first went out; null in a site that the publisher did not build. */
  release: number | null;
  publishedAt: string;
  firstPublishedAt: string;
  approval: Approval;
}

/** All records of a type, or those with one value of one facet. */
export interface ListQuery {
  type: string;
  facet?: string;
  value?: string;
}

export interface ListPage {
  records: PublicRecord[];
  /** Number of this page; the head has the number it will keep once it is full. */
  number: number;
  isHead: boolean;
  /** Neighbours as URL paths; undefined at the ends. */
  newer: string | undefined;
  older: string | undefined;
  /** Only on the head: older pages would change with every record otherwise. */
  total: number | undefined;
}

export interface FacetCounts {
  facet: string;
  label: string;
  values: { value: string; label: string; count: number; path: string }[];
}

export interface MonthlyCount {
  type: string;
  /** 1 to 12. */
  month: number;
  count: number;
}

/** What answers 410 at the path of a withdrawn record, or of one that a rollback does not show. */
export interface Tombstone {
  /** Not withdrawn: it came after the release that is shown again, and is back with the roll-forward. */
  isPaused: boolean;
  /** Not withdrawn by anybody: the time for which it may be shown is over. */
  isOver: boolean;
  path: string;
  type: string;
  indexNumber: string;
  withdrawnAt: string;
  authority: string;
  reason: string;
  seq: number;
}

/**
 * How a list is cut into pages. Archive pages are counted from the oldest record and hold exactly 20, so a new record
 * touches the head alone, and once in 20 the page that splits off it.
 */
export const pageSize = 20;

/** Number of archive pages; what remains, 20 to 39 records (fewer in a short list), is the head. */
export function archivePages(listSize: number): number {
  return Math.max(0, Math.floor(listSize / pageSize) - 1);
}

/** Which records a page shows, as an offset from the newest and a count. */
export function pageRange(listSize: number, page: 'head' | number): { offset: number; count: number } {
  const archived = archivePages(listSize) * pageSize;
  if (page === 'head') return { offset: 0, count: listSize - archived };
  return { offset: listSize - page * pageSize, count: pageSize };
}

/** The page that shows the record which has `older` records behind it. */
export function pageOf(listSize: number, older: number): 'head' | number {
  const page = Math.floor(older / pageSize) + 1;
  return page <= archivePages(listSize) ? page : 'head';
}

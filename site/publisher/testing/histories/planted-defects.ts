import { firstDay } from './cast.ts';
import type { Publisher } from '../../open-publisher.ts';

/** Spoils a publisher in one place. */
export type Defect = (publisher: Publisher) => void;

/** The snapshot forgets to note the keys that are like a pattern. */
const withoutKeys =
  (...patterns: string[]): Defect =>
  ({ snapshot }) => {
    const condition = patterns.map((pattern) => `NEW.key LIKE '${pattern}'`).join(' OR ');
    snapshot.exec(
      `CREATE TEMP TRIGGER forget BEFORE INSERT ON main.touched WHEN ${condition} BEGIN SELECT RAISE(IGNORE); END`,
    );
  };

/** A statement on a table of the snapshot does nothing. */
const without =
  (event: string, table: string, when = '1'): Defect =>
  ({ snapshot }) =>
    void snapshot.exec(
      `CREATE TEMP TRIGGER spoil BEFORE ${event} ON main.${table} WHEN ${when} BEGIN SELECT RAISE(IGNORE); END`,
    );

/** The search stage is not told of something. */
const searchWithout =
  (what: 'put' | 'removed'): Defect =>
  (publisher) => {
    const { search } = publisher;
    const update = search.update.bind(search);
    search.update = (input) => update({ ...input, [what]: [] });
  };

/** Pages that have been rendered once are never rendered anew. */
const staleAt =
  (url: RegExp): Defect =>
  ({ renderer }) => {
    const { render } = renderer;
    const first = new Map<string, Promise<string>>();
    renderer.render = (component, path, ...rest) => {
      if (!url.test(path)) return render(component, path, ...rest);
      const text = first.get(path) ?? render(component, path, ...rest);
      first.set(path, text);
      return text;
    };
  };

/** The cache forgets that pages read a kind of fact. */
const withoutReads =
  (prefix: string): Defect =>
  ({ cache }) => {
    const { savePage } = cache;
    cache.savePage = (page, reads) =>
      savePage(
        page,
        [...reads].filter((key) => !key.startsWith(prefix)),
      );
  };

/** Defects that a publisher could have, one of each kind, which the histories must find. */
export const plantedDefects: Record<string, Defect> = {
  'records that name a changed one are forgotten': withoutKeys('named:%'),
  'pages that show a changed record are forgotten': withoutKeys('record:%'),
  'pages that name a record by its index number are forgotten': withoutKeys('number:%'),
  'the head of a list is forgotten': withoutKeys('list:%:head'),
  'archive pages, a neighbour among them, are forgotten': withoutKeys('list:%:_', 'list:%:__'),
  'pages of a list that begin or end are forgotten': withoutKeys('size:%'),
  'counts of filters are forgotten': withoutKeys('facets:%'),
  'pages about a type are forgotten': withoutKeys('type:%'),
  'what stands at a path is forgotten': withoutKeys('path:%'),
  'a page does not say that it read the settings': withoutReads('bureau'),
  'files that come and go are forgotten': withoutKeys('file:%'),
  'a page does not say which lists it read': withoutReads('list:'),
  'a page does not say which types it read': withoutReads('type:'),
  'search is not told what is new': searchWithout('put'),
  'search is not told what is withdrawn': searchWithout('removed'),
  'the home page stays as it was': staleAt(/^\/$/),
  'feeds stay as they were': staleAt(/\.xml$/),
  'withdrawn records stay in their lists': without('DELETE', 'lists'),
  'the sizes of lists do not shrink': without('UPDATE', 'list_sizes', 'NEW.size < OLD.size'),
  'links of earlier versions stay': without('DELETE', 'links'),
  'withdrawals leave no note': without('INSERT', 'tombstones'),
  'a new version keeps the release of the first': without('DELETE', 'released_in'),
  'what is held back is not kept to be tried again': without('INSERT', 'quarantine'),
  'the day never turns': ({ config }) => {
    const now = (): Date => new Date(`${firstDay}T04:00:00.000Z`);
    // The history sets its clock in vain.
    Object.defineProperty(config, 'now', { get: () => now, set() {} });
  },
  'a rollback forgets what was the latest': without('INSERT', 'rolled_back'),
};

/** These show in lists that have archive pages, and in no others. */
export const inLongLists: ReadonlySet<string> = new Set(['archive pages, a neighbour among them, are forgotten']);

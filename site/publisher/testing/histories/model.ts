import { canLink, casts, firstDay, firstVersion, hasTerm, presentFile, type Length, type Version } from './cast.ts';

/** What readers see of a record: its title, and the record that its text links to. */
interface Shown {
  title: string;
  linked: number | null;
  /** Last day of display; null for one that stays. */
  until: string | null;
}

export const shownOf = (number: number, { title, linked, until }: Version): Shown => ({
  title,
  linked: canLink(number) ? linked : null,
  until: hasTerm(number) ? until : null,
});

/** What the CMS did to a record. Judged when the publisher comes for it: a file may have come in between. */
type Arrival =
  | { number: number; what: 'version'; version: Shown; file: string | null }
  | { number: number; what: 'refused' | 'breaking' | 'withdrawal' };

/** What readers must see, told by nothing but the history. */
export interface Model {
  /** In Shanghai. */
  today: string;
  /** Since the last release, in order. */
  arrivals: Arrival[];
  /** Records that are public in the eyes of the CMS. */
  published: Set<number>;
  /** As the next release must show it. */
  shown: Map<number, Shown>;
  /** The latest version of each that could be shown, which a roll-forward brings back. */
  latest: Map<number, Shown>;
  /** Both as they were when the last release was made. */
  released: ReadonlyMap<number, Shown>;
  latestReleased: ReadonlyMap<number, Shown>;
  /** What each release shows, by number. */
  releases: Map<number, Map<number, Shown>>;
  /** Records whose address is known to readers. */
  everKnown: Set<number>;
  withdrawnSince: Set<number>;
  letOutSince: Set<number>;
  /** Versions that wait for the bytes of a file. */
  waiting: Map<number, Shown & { file: string }>;
  /** Versions that wait for the record they link to. */
  unlinked: Map<number, Shown>;
  /** Records whose newest version was held back at once, whatever becomes of the one before it. */
  overtaken: Set<number>;
  /** Records whose newest version that can be shown breaks its page. */
  breaking: Set<number>;
  files: Set<string>;
}

export function beginModel(length: Length): Model {
  const begun = casts[length];
  const shown = new Map(begun.map((number) => [number, shownOf(number, firstVersion(number))]));
  return {
    ...{ today: firstDay, arrivals: [], published: new Set(begun), shown, latest: new Map(shown) },
    ...{ released: new Map(shown), latestReleased: new Map(shown), releases: new Map([[1, new Map(shown)]]) },
    ...{ everKnown: new Set(begun), withdrawnSince: new Set(), letOutSince: new Set() },
    ...{
      waiting: new Map(),
      unlinked: new Map(),
      overtaken: new Set(),
      breaking: new Set(),
      files: new Set([presentFile]),
    },
  };
}

/** A version that passes the second lock; `file` is one that it carries. */
export function letOut(model: Model, number: number, version: Shown, file: string | null): void {
  model.published.add(number);
  model.arrivals.push({ number, what: 'version', version, file });
}

export function withdraw(model: Model, number: number): void {
  model.published.delete(number);
  model.arrivals.push({ number, what: 'withdrawal' });
}

/** A version that is held back before it comes near a page. */
export function refuse(model: Model, number: number): void {
  model.published.add(number);
  model.arrivals.push({ number, what: 'refused' });
}

export function breakPage(model: Model, number: number): void {
  model.published.add(number);
  model.arrivals.push({ number, what: 'breaking' });
}

function arrive(model: Model, arrival: Arrival): void {
  const { number, what } = arrival;
  for (const each of [model.waiting, model.unlinked, model.overtaken]) each.delete(number);
  const file = what === 'version' ? arrival.file : null;
  const waitsFor = file !== null && !model.files.has(file) ? file : null;
  // What cannot be taken takes the place of what waits, and leaves alone what passed before it.
  if (what === 'refused' || waitsFor !== null) model.overtaken.add(number);
  else model.breaking.delete(number);
  if (what === 'breaking') model.breaking.add(number);
  else if (what === 'withdrawal') takeOut(model, number);
  else if (what === 'version' && waitsFor !== null) model.waiting.set(number, { ...arrival.version, file: waitsFor });
  else if (what === 'version') show(model, number, arrival.version);
}

function takeOut(model: Model, number: number): void {
  model.shown.delete(number);
  model.latest.delete(number);
  model.everKnown.add(number);
  model.withdrawnSince.add(number);
  // No way back leads to it.
  for (const shown of model.releases.values()) shown.delete(number);
}

/** The day after its last one a record is withdrawn; where only an earlier version is over, the latest is shown. */
function endTerms(model: Model): void {
  for (const [number, version] of model.latest) if (isOver(model, version)) takeOut(model, number);
  for (const [number, version] of model.shown)
    if (isOver(model, version)) setOrDelete(model.shown, number, model.latest.get(number));
}

const isOver = ({ today }: Model, version: Shown | undefined): boolean =>
  typeof version?.until === 'string' && version.until < today;

/** A release: what waited for a file or a record that has come is shown, what cannot be shown goes back. */
export function release(model: Model, number: number): void {
  for (const arrival of model.arrivals.splice(0)) arrive(model, arrival);
  for (const [number, { file, ...version }] of model.waiting) {
    if (!model.files.has(file)) continue;
    show(model, number, version);
    model.waiting.delete(number);
  }
  for (const [number, version] of fulfilled(model)) {
    show(model, number, version);
    model.unlinked.delete(number);
  }
  endTerms(model);
  for (const number of model.breaking) goBack(model, number);
  while (holdUnlinked(model));
  for (const each of [model.breaking, model.overtaken, model.withdrawnSince, model.letOutSince]) each.clear();
  settle(model, number);
}

/** Shows each record as it stood in a release, unless it was withdrawn. */
export function rollBack(model: Model, to: number, number: number): void {
  const then = model.releases.get(to) ?? new Map<number, Shown>();
  model.shown = new Map();
  for (const [record, version] of then)
    if (model.latest.has(record))
      setOrDelete(model.shown, record, isOver(model, version) ? model.latest.get(record) : version);
  settle(model, number);
}

export function rollForward(model: Model, number: number): void {
  model.shown = new Map(model.latest);
  settle(model, number);
}

function settle(model: Model, number: number): void {
  model.released = new Map(model.shown);
  model.latestReleased = new Map(model.latest);
  model.releases.set(number, new Map(model.shown));
  for (const record of model.shown.keys()) model.everKnown.add(record);
}

/** Those that wait for a link and lead somewhere, if all of them go out together. */
function fulfilled(model: Model): Map<number, Shown> {
  let together = model.unlinked;
  for (;;) {
    const leads = [...together].filter(([, { linked }]) => stands(model, linked) || together.has(linked ?? -1));
    if (leads.length === together.size) return together;
    together = new Map(leads);
  }
}

/** Takes back the new versions whose link leads nowhere. @returns whether there were any. */
function holdUnlinked(model: Model): boolean {
  const dead = [...model.letOutSince].flatMap((number) => {
    const version = model.shown.get(number);
    return version && !stands(model, version.linked) ? [{ number, version }] : [];
  });
  for (const { number, version } of dead) {
    goBack(model, number);
    if (!model.overtaken.has(number)) model.unlinked.set(number, version);
  }
  return dead.length > 0;
}

/** A page or the note that it was withdrawn. */
function stands(model: Model, number: number | null): boolean {
  return number === null || model.shown.has(number) || model.everKnown.has(number);
}

function show(model: Model, number: number, version: Shown): void {
  model.shown.set(number, version);
  model.latest.set(number, version);
  model.letOutSince.add(number);
}

function goBack(model: Model, number: number): void {
  model.letOutSince.delete(number);
  const isWithdrawn = model.withdrawnSince.has(number);
  setOrDelete(model.shown, number, isWithdrawn ? undefined : model.released.get(number));
  setOrDelete(model.latest, number, isWithdrawn ? undefined : model.latestReleased.get(number));
  if ([model.shown, model.latest].some((map) => isOver(model, map.get(number)))) takeOut(model, number);
}

function setOrDelete(map: Map<number, Shown>, number: number, value: Shown | undefined): void {
  if (value) map.set(number, value);
  else map.delete(number);
}

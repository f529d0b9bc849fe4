import { AsyncLocalStorage } from 'node:async_hooks';
import type { PreparingConnection } from './kept-statements';

/** Anything else may change what was read, unless it writes where nothing that is read once comes from. */
const leavesAll = /^\s*(?:select|begin|commit|savepoint|release)\b/i;
const writesBeside = /^\s*(?:insert into|update|delete from) [`"](?:audit|history|outbox|review)_/i;
/** Undefined while no connection is counted: then nothing is known to be unchanged. */
let writes: number | undefined;

/** Counts what a connection is asked besides questions. */
export function countWrites(connection: PreparingConnection): void {
  const prepare = connection.prepare.bind(connection);
  writes ??= 0;
  connection.prepare = (sql) => {
    if (!leavesAll.test(sql) && !writesBeside.test(sql)) writes = (writes ?? 0) + 1;
    return prepare(sql);
  };
}

interface Reading {
  /** How many writes there had been when it began. */
  writes: number;
  value: Promise<unknown>;
}
interface Scope {
  isDeciding: boolean;
  readings: Map<string, Reading>;
}
const scopes = new AsyncLocalStorage<Scope>();

/**
 * While `work` runs, whoever asks `once` for what was read already gets that, until this process writes anything but
 * what the plugins keep of records: a signature asked for the same draft eleven times. Open it inside the transaction of a decision, where nobody else's
 * writes can be seen either.
 */
export function decidingOnce<T>(work: () => Promise<T>): Promise<T> {
  return scopes.run({ isDeciding: true, readings: new Map() }, work);
}

/** The same for what is only shown: one moment of the record, whatever others write meanwhile. */
export function showingOnce<T>(work: () => Promise<T>): Promise<T> {
  return scopes.run({ isDeciding: false, readings: new Map() }, work);
}

/**
 * What `read` reads, from any tables but those of `writesBeside`; `key` names it, rows are shared and must be left as
 * they are.
 */
export function once<T>(key: string, read: () => Promise<T>): Promise<T> {
  const scope = scopes.getStore();
  if (!scope || writes === undefined) return read();
  const known = scope.readings.get(key);
  // Only `read` of the same key puts it there.
  if (known && (known.writes === writes || !scope.isDeciding)) return known.value as Promise<T>;
  const value = read();
  scope.readings.set(key, { writes, value });
  return value;
}

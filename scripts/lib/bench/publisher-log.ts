import { existsSync, readFileSync } from 'node:fs';

/** A line of the publisher's log. */
export interface PublisherEvent {
  atMs: number;
  event: string;
}

/** What the publisher has said so far. */
export function readPublisherLog(file: string): PublisherEvent[] {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  // The last line may be half written.
  const lines = text.split('\n').slice(0, -1);
  return lines
    .filter((line) => line.startsWith('{'))
    .map((line) => {
      const { at, event } = JSON.parse(line) as { at: string; event: string };
      return { atMs: Date.parse(at), event };
    });
}

/** When the last event of this name happened. @throws {RangeError} when it never did */
export function timeOf(events: readonly PublisherEvent[], name: string): number {
  const found = events.findLast(({ event }) => event === name);
  if (!found) throw new RangeError(`the publisher never said “${name}”`);
  return found.atMs;
}

import { readFileSync } from 'node:fs';

/** A line of the publisher's log. */
export interface PublisherEvent {
  atMs: number;
  event: string;
}

export function readPublisherLog(file: string): PublisherEvent[] {
  const events: PublisherEvent[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (!line.startsWith('{')) continue;
    const { at, event } = JSON.parse(line) as { at: string; event: string };
    events.push({ atMs: Date.parse(at), event });
  }
  return events;
}

/** When the last event of this name happened. @throws {RangeError} when it never did */
export function timeOf(events: readonly PublisherEvent[], name: string): number {
  const found = events.findLast(({ event }) => event === name);
  if (!found) throw new RangeError(`the publisher never said “${name}”`);
  return found.atMs;
}

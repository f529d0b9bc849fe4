import type { Core } from '@strapi/types';
import { clockNames, clocks, type Clock, type ClockName } from '@yangguang/schemas';
import type { Waiting } from '../../../review/server/services/waiting';
import { aging } from './aging';
import { lacking } from './lacks';
import { stale } from './stale';
import { unanswered } from './unanswered';
import { unpublished, type Started } from './unpublished';
import { withheld } from './withheld';

export type StartedClock = Started & { clock: ClockName };

/** Every clock that runs, by what the records say; of one record when it is named. Nothing is remembered. */
export async function startedClocks(strapi: Core.Strapi, documentId?: string): Promise<StartedClock[]> {
  const waiting: Waiting = strapi.plugin('review').service('waiting');
  const withdrawn = await waiting.withdrawn();
  const found: StartedClock[] = [];
  for (const clock of clockNames) {
    const started = await startedBy(strapi, clock, documentId);
    for (const one of started) if (!withdrawn.has(one.documentId)) found.push({ ...one, clock });
  }
  return found;
}

function startedBy(strapi: Core.Strapi, clock: ClockName, documentId?: string): Promise<Started[]> {
  const { source }: Clock = clocks[clock];
  switch (source.kind) {
    case 'unpublished':
      return unpublished(strapi, source, documentId);
    case 'lacks':
      return lacking(strapi, source, documentId);
    case 'unanswered':
      return unanswered(strapi, source, documentId);
    case 'withheld':
      return withheld(strapi, documentId);
    case 'aging':
      return aging(strapi, source, documentId);
    case 'stale':
      return documentId === undefined ? stale(strapi, clock, source) : Promise.resolve([]);
  }
}

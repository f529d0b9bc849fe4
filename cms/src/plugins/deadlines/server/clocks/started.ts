import type { Core } from '@strapi/types';
import { clockNames, clocks, type Clock, type ClockName, type ClockSource } from '@yangguang/schemas';
import type { Waiting } from '../../../review/server/services/waiting';
import { aging } from './aging';
import { lacking } from './lacks';
import { periodic } from './periodic';
import { stale } from './stale';
import { unanswered } from './unanswered';
import { unpublished, type Started } from './unpublished';
import { withheld } from './withheld';

export type StartedClock = Started & { clock: ClockName };

/** Every clock that runs, by what the records say; of one record when it is named. Nothing is remembered. */
export async function startedClocks(strapi: Core.Strapi, today: string, documentId?: string): Promise<StartedClock[]> {
  const waiting: Waiting = strapi.plugin('review').service('waiting');
  const withdrawn = await waiting.withdrawn();
  const found: StartedClock[] = [];
  for (const clock of clockNames) {
    const { source }: Clock = clocks[clock];
    if (source.kind === 'periodic') {
      const missing = await periodic(strapi, source, withdrawn, today, documentId);
      found.push(...missing.map((one) => ({ ...one, clock })));
      continue;
    }
    const started = await startedBy(strapi, clock, source, documentId);
    for (const one of started) if (!withdrawn.has(one.documentId)) found.push({ ...one, clock });
  }
  return found;
}

type OfRecords = Exclude<ClockSource, { kind: 'periodic' }>;

function startedBy(strapi: Core.Strapi, clock: ClockName, source: OfRecords, documentId?: string): Promise<Started[]> {
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

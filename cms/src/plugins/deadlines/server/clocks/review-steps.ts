import type { Core } from '@strapi/types';
import { defaultStepDays, reviewStepDays, shanghaiDate } from '@yangguang/schemas';
import { definitionOf } from '../../../../lib/canonical-record';
import type { Waiting, WaitingCase } from '../../../review/server/services/waiting';
import { heads, type Head } from './records';
import type { Started } from './unpublished';

export type StartedStep = Started &
  Pick<WaitingCase, 'state' | 'label' | 'permission' | 'departments'> & { workingDays: number };

/** Steps of the approval procedure that somebody has to take (B-8). */
export async function reviewSteps(strapi: Core.Strapi, documentId?: string): Promise<StartedStep[]> {
  const waiting: Waiting = strapi.plugin('review').service('waiting');
  const cases = await waiting.list(documentId);
  const known = await headsOf(strapi, cases);
  return cases.flatMap((step) => {
    const head = known.get(step.documentId);
    const type = definitionOf(step.uid)?.name;
    return head && type ? [startedStep(step, head, type)] : [];
  });
}

function startedStep(step: WaitingCase, head: Head, type: string): StartedStep {
  const { state, label, permission, departments, since, creator, limitWorkingDays } = step;
  return {
    ...head,
    creator: head.creator ?? creator,
    type,
    ...{ state, label, permission, departments },
    start: shanghaiDate(new Date(since)),
    workingDays: limitWorkingDays ?? reviewStepDays[state] ?? defaultStepDays,
  };
}

const IDS_PER_QUERY = 500;

async function headsOf(strapi: Core.Strapi, cases: readonly WaitingCase[]): Promise<Map<string, Head>> {
  const known = new Map<string, Head>();
  for (const uid of new Set(cases.map((step) => step.uid))) {
    const type = definitionOf(uid)?.name;
    if (!type) continue;
    const ids = cases.filter((step) => step.uid === uid).map((step) => step.documentId);
    for (let from = 0; from < ids.length; from += IDS_PER_QUERY) {
      const found: Head[] = await heads(strapi, type, 'draft').whereIn(
        'record.document_id',
        ids.slice(from, from + IDS_PER_QUERY),
      );
      for (const head of found) known.set(head.documentId, head);
    }
  }
  return known;
}

import type { Core } from '@strapi/types';
import { openStep, type CaseFile } from '../rules/attempt';
import { isInReview } from '../rules/flow';
import { hasDraft, readDraft } from '../services/drafts';
import { readFile, type Knex, type Place } from '../services/store';
import type { Situation } from './standing';

export function situationIn(file: CaseFile, hash: string): Situation {
  return { round: file.round, step: (isInReview(file.state) && openStep(file)?.id) || null, hash };
}

/** As it is in the transaction in hand; a record that was deleted waits for nothing. */
export async function situationOf(strapi: Core.Strapi, trx: Knex, place: Place): Promise<Situation> {
  if (!(await hasDraft(strapi, place))) return { round: 0, step: null, hash: null };
  const draft = await readDraft(strapi, place);
  return situationIn(await readFile(trx, place, draft.creator), draft.hash);
}

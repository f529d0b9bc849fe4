import type { Core } from '@strapi/types';
import { inReview, type State } from '../rules/flow';
import type { Actor } from '../rules/seats';
import { actorOf } from '../services/actors';
import type { Viewer } from '../services/cases';
import { isSecond, mayConfirm } from '../services/emergencies';
import { waitingEmergencies } from '../services/emergency-rows';
import { openTasks, type OpenCase } from '../services/open-tasks';
import { FLOWS } from '../tables';
import type { Knex } from '../services/store';

/**
 * Records of other sections that wait for somebody: a countersignature, a confidentiality review, a signature, a step that
 * he stands in for, what was escalated to him, what he may confirm as the second person. The same rules decide that decide
 * when the step is taken (`rules/seats.ts`).
 */
export async function openSeats(strapi: Core.Strapi, knex: Knex, viewer: Viewer): Promise<string[]> {
  const actor = await actorOf(strapi, knex, viewer);
  const states = (await isNamed(knex, viewer.account)) ? inReview : statesOfConcern(actor);
  const tasks = states.length === 0 ? [] : await openTasks(strapi, knex, actor, states);
  const seats = [...tasks].flatMap(([id, task]) => (isSeat(task) ? [id] : []));
  if (!mayConfirm(viewer)) return seats;
  const emergencies = (await waitingEmergencies(knex)).filter((row) => isSecond(row, viewer));
  return [...seats, ...emergencies.map((row) => row.record_id)];
}

/** The review by the department's head is for the head of that department, which the sections say, not the right. */
const isSeat = ({ mayTake, isStandIn, isEscalated }: OpenCase): boolean =>
  isEscalated || isStandIn || (mayTake !== null && mayTake !== 'approve');

/** Of the many cases under review only those are looked at in which somebody like this can have a seat. */
function statesOfConcern({ delegators, ...own }: Actor): State[] {
  const holders = [own, ...delegators];
  const some = (has: (holder: (typeof holders)[number]) => boolean): boolean => holders.some(has);
  return [
    ...(some(({ departments }) => departments.length > 0) ? (['countersigning'] as const) : []),
    ...(some(({ can }) => can('confidentiality')) ? (['confidentialityReview', 'referredToAuthority'] as const) : []),
    ...(some(({ can }) => can('sign')) ? (['awaitingSignOff'] as const) : []),
  ];
}

/** A flow, of whatever version, names him for when a limit has passed. */
async function isNamed(knex: Knex, account: string): Promise<boolean> {
  const row: unknown = await knex(FLOWS).where('flow', 'like', `%"${account}"%`).first('type');
  return row !== undefined;
}

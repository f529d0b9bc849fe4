import { isEmergencyKind, type Attachment } from '@yangguang/schemas';
import type { Core } from '@strapi/types';
import type { Feed } from '../../../outbox/server/services/feed';
import { clock } from '../../../../lib/clock';
import { copy } from '../../copy';
import { attachedFilesOf } from '../rules/attached-files';
import { refusalOf, type CaseFile } from '../rules/attempt';
import { isWithheld } from '../rules/submittable';
import type { EmergencyRow } from '../tables';
import type { StepView, Viewer } from './cases';
import type { Draft } from './drafts';
import { isSecond, mayConfirm } from './emergencies';
import { newestEmergency, signersInForce } from './emergency-rows';
import { namesOf } from './names';
import type { Knex, Place } from './store';

/** What one leader may let out alone, or has let out (B-11). */
export interface EmergencyView {
  /** The viewer may let out what is on screen, alone. */
  maySign: boolean;
  /** Hash of the content on screen: send it back with the signature. */
  draftHash: string;
  /** What waits for its second person; null when nothing does. */
  waiting: WaitingEmergency | null;
}

export interface WaitingEmergency {
  signer: string;
  signedAt: string;
  reason: string;
  confirmBy: string;
  isOverdue: boolean;
  /** Hash of what went out: send it back with the confirmation. */
  hash: string;
  mayConfirm: boolean;
  /** The viewer could, were he not one of the first two. */
  isInvolved: boolean;
  attachments: Pick<Attachment, 'name' | 'sha256'>[];
}

/** @returns null where a record is none that could go out this way, and did not. */
export async function emergencyView(
  strapi: Core.Strapi,
  knex: Knex,
  place: Place,
  { file, draft, viewer }: { file: CaseFile; draft: Draft; viewer: Viewer },
): Promise<EmergencyView | null> {
  const row = await newestEmergency(knex, place);
  const waiting = row?.state === 'waiting' ? await waitingView(strapi, knex, row, viewer) : null;
  const isOfKind = isEmergencyKind(draft.record) && !isWithheld(draft.record);
  if (!isOfKind && !waiting) return null;
  const attempt = { action: 'emergency' as const, account: viewer.account, hash: draft.hash, at: '' };
  const isNamed = (await signersInForce(knex)).some(({ account }) => account === viewer.account);
  const mayTake = refusalOf(file, attempt) === null && draft.creator !== null;
  return { maySign: isOfKind && isNamed && viewer.can('sign') && mayTake, draftHash: draft.hash, waiting };
}

async function waitingView(
  strapi: Core.Strapi,
  knex: Knex,
  row: EmergencyRow,
  viewer: Viewer,
): Promise<WaitingEmergency> {
  const names = await namesOf(strapi, [{ account: row.signer }]);
  const shown = await (strapi.plugin('outbox').service('feed') as Feed).publicVersion(knex, row.record_id);
  const second = isSecond(row, viewer);
  return {
    ...{ signer: names.get(row.signer) ?? row.signer, signedAt: row.signed_at, reason: row.reason },
    ...{ confirmBy: row.confirm_by, isOverdue: row.confirm_by < clock.now().toISOString(), hash: row.hash },
    mayConfirm: mayConfirm(viewer) && second,
    isInvolved: mayConfirm(viewer) && !second,
    attachments: shown ? attachedFilesOf(shown).map(({ name, sha256 }) => ({ name, sha256 })) : [],
  };
}

/** The three acts of an emergency publication, in place of the steps of a flow; null for every other round. */
export async function emergencySteps(
  strapi: Core.Strapi,
  knex: Knex,
  place: Place,
  { round, state }: CaseFile,
): Promise<StepView[] | null> {
  const row = await newestEmergency(knex, place);
  if (row?.round !== round || state !== 'published') return null;
  const confirmer = row.state === 'confirmed' ? row.ended_by : null;
  const names = await namesOf(
    strapi,
    [row.author, row.signer, confirmer ?? ''].map((account) => ({ account })),
  );
  const step = (
    id: keyof typeof copy.emergency.steps,
    kind: StepView['step'],
    account: string | null,
    at: string | null,
  ) => ({
    ...{ id, step: kind, label: copy.emergency.steps[id], department: null, onBehalfOf: null, isStandIn: false, at },
    account: account && (names.get(account) ?? account),
    isOpen: account === null,
  });
  return [
    step('draft', 'draft', row.author, row.drafted_at),
    step('sign', 'sign-off', row.signer, row.signed_at),
    step('confirm', 'confidentiality-review', confirmer, confirmer && row.ended_at),
  ];
}

import type { Core, UID } from '@strapi/types';
import type { AuditAction, AuditActor, AuditSubject } from '@yangguang/schemas';
import { once } from '../../../../lib/reading-once';
import { keyedHash } from '../rules/changed-fields';
import { valueKey } from './checkpoints';
import type { AuditDraft, AuditLog } from './log';

interface Place {
  uid: string;
  documentId: string;
}
export interface Decision {
  action: ReviewAction;
  account: string;
  hash: string;
  round: number;
  step: string | undefined;
  comment: string | undefined;
  sheet: unknown;
  at?: string;
  /** Of a countersignature. */
  department?: string;
  /** The officer on leave for whom the account acted. */
  onBehalfOf?: string;
  /** By the step's own stand-in after its limit. */
  isStandIn?: boolean;
  /** Of a submission and a publication: the dictionary that the leak gate decided under. */
  dictionary?: string;
  /** Of a submission: the flow, and the departments that the drafter asked. */
  flowVersion?: number;
  departments?: string[];
}
/** The actions of plugin `review`, each with its sentence in the log. */
type ReviewAction = Extract<AuditAction, `review.${string}`> extends `review.${infer Name}` ? Name : never;

type EvidenceKind = Extract<AuditAction, `evidence.${string}`> extends `evidence.${infer Name}` ? Name : never;

type InvitationStep = Extract<AuditAction, `invitation.${string}`> extends `invitation.${infer Name}` ? Name : never;

type RuleAction = Extract<
  AuditAction,
  | `flow.${string}`
  | `breakGlass.${string}`
  | `delegation.${string}`
  | `disclosure.${string}`
  | `assessment.${string}`
  | 'emergency.signers'
  | 'members.assign'
  | 'deadline.confirm'
>;

/** What other plugins put on record, inside the transaction of what they do. */
const trail = ({ strapi }: { strapi: Core.Strapi }) => {
  const log = (): AuditLog => strapi.plugin('audit').service('log');

  async function subject({ uid, documentId }: Place): Promise<AuditSubject> {
    const row: { title?: string; name?: string } | null = await once(`subject ${uid} ${documentId}`, () =>
      strapi.db.query(uid as UID.ContentType).findOne({ where: { documentId, publishedAt: null } }),
    );
    return { type: uid, id: documentId, title: row?.title ?? row?.name ?? '' };
  }

  /** Free text stays out of the log; its keyed hash shows later what was written. */
  const hashed = (name: string, value: unknown): string | null =>
    value === undefined || value === null ? null : keyedHash(valueKey(), `${name}\n${JSON.stringify(value)}`);

  return {
    /** A step of the approval procedure, by the account that took it. */
    async decision(place: Place, { action, account, comment, sheet, ...about }: Decision): Promise<void> {
      const details = { ...about, comment: hashed('comment', comment), sheet: hashed('sheet', sheet) };
      await log().append({ action: `review.${action}`, account, subject: await subject(place), details });
    },

    /** Records that were public before, let out under one decision for which two people answer. */
    async migrations(
      uid: string,
      records: readonly { documentId: string; hash: string }[],
      accounts: readonly [string, string],
    ): Promise<void> {
      await log().append(
        ...records.map(({ documentId, hash }): AuditDraft => ({
          action: 'review.migrate',
          account: accounts[0],
          subject: { type: uid, id: documentId, title: '' },
          details: { hash, accounts: [...accounts] },
        })),
      );
    },

    /** Who may decide what from here on: flows, countersigners, stand-ins, sections; and what was looked at again. */
    async rules(
      action: RuleAction,
      account: string,
      details: Record<string, unknown>,
      words: Record<string, string> = {},
    ): Promise<void> {
      const hashes = Object.entries(words).map(([name, text]) => [name, hashed(name, text)]);
      await log().append({ action, account, details: { ...details, ...Object.fromEntries(hashes) } });
    },

    /** Records that go out together, made and dissolved. */
    async bundle(step: 'make' | 'dissolve', account: string, place: Place, details: Record<string, unknown>) {
      await log().append({ action: `bundle.${step}`, account, subject: await subject(place), details });
    },

    /** How a policy without an interpretation may go out. */
    async interpretation(step: 'plan' | 'exempt', account: string, place: Place, details: Record<string, unknown>) {
      await log().append({ action: `interpretation.${step}`, account, subject: await subject(place), details });
    },

    /** When a record is to go out or to be taken back by itself. */
    async schedule(
      step: 'set' | 'end' | 'failed',
      account: string,
      place: Place,
      details: Record<string, unknown>,
    ): Promise<void> {
      await log().append({ action: `schedule.${step}`, account, subject: await subject(place), details });
    },

    /** Nobody looked in time at what one leader let out alone; by the system (B-11). */
    async emergencyOverdue(place: Place, details: Record<string, unknown>): Promise<void> {
      await log().append({ action: 'emergency.overdue', subject: await subject(place), details });
    },

    /** A finding of the leak gate was let pass, on which ground and under which dictionary. */
    async ground(place: Place, account: string, details: Record<string, unknown>): Promise<void> {
      await log().append({ action: 'leak.ground', account, subject: await subject(place), details });
    },

    /** The confidentiality reviewer is asked about risks of putting together; by the system (B-5). */
    async risk(place: Place, details: Record<string, unknown>): Promise<void> {
      await log().append({ action: 'leak.task', subject: await subject(place), details });
    },

    /** Another dictionary is in force; `account` is null where the system itself brought other entries. */
    async dictionary(account: string | null, details: Record<string, unknown>): Promise<void> {
      await log().append({ action: 'leak.dictionary', ...(account !== null && { account }), details });
    },

    /** Somebody took the paper of a record to read, to print or to file: the review sheet or the whole chain (B-4). */
    async evidence(kind: EvidenceKind, place: Place, account: string, details: Record<string, unknown>): Promise<void> {
      await log().append({ action: `evidence.${kind}`, account, subject: await subject(place), details });
    },

    /** What officers do about reviewers without an account, and what those do with their links (B-7). */
    async invitation(
      step: InvitationStep,
      place: Place | null,
      by: string | AuditActor,
      details: Record<string, unknown>,
      words: Record<string, string> = {},
    ): Promise<void> {
      const hashes = Object.entries(words).map(([name, text]) => [name, hashed(name, text)]);
      await log().append({
        action: `invitation.${step}`,
        ...(typeof by === 'string' ? { account: by } : { actor: by }),
        subject: place && (await subject(place)),
        details: { ...details, ...Object.fromEntries(hashes) },
      });
    },

    /** The portal is set back or forth: who asks, and who says yes or no. */
    async rollback(step: 'ask' | 'decide', account: string, details: Record<string, unknown>): Promise<void> {
      await log().append({ action: `rollback.${step}`, account, details });
    },

    /** Records that came in from a file. */
    async imported(
      uid: string,
      records: readonly { documentId: string; title: string }[],
      account: string | null,
    ): Promise<void> {
      await log().append(
        ...records.map(({ documentId, title }): AuditDraft => ({
          action: 'record.import',
          ...(account !== null && { account }),
          subject: { type: uid, id: documentId, title },
        })),
      );
    },
  };
};
export default trail;
export type AuditTrail = ReturnType<typeof trail>;

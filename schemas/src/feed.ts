import { z } from 'zod';
import { AuditHead } from './audit/checkpoint.ts';
import { contentTypes, type AnyRecord } from './types/index.ts';
import { contentHash } from './canonical.ts';
import { YangguangError } from './errors.ts';
import { CalendarDate } from './primitives.ts';
import { BreakGlassYear } from './rules/break-glass.ts';
import { isEmergencyKind, isSoundEmergency } from './rules/emergency.ts';
import { needsInterpretation } from './rules/interpretation.ts';
import { unsoundPlace } from './sound-text.ts';
import { flowStepKinds, type FlowStepKind } from './flow/flow.ts';

/**
 * The change feed: what the CMS tells the publisher. `GET /api/outbox/changes?after=<seq>&limit=<n>` answers a
 * `FeedPage`; `GET /api/outbox/files/<sha256>` answers the bytes of an attachment.
 */

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const DocumentId = z.string().regex(/^[a-z0-9]{24}$/);

/** The obligatory steps of issue of a record, in order; no person takes two (R-SRC-03, R-REG-17). */
export const approvalSteps = ['draft', 'department-review', 'confidentiality-review', 'sign-off'] as const;

const ApprovalStep = z.strictObject({
  /** A kind of step (`flowStepKinds`); free in a migration. */
  step: z.string().min(1),
  /** Key of the account, not its name: who signed is looked up in the CMS. */
  account: z.string().min(1),
  at: z.iso.datetime(),
  /** The department for which a `countersign` was given. */
  department: DocumentId.optional(),
  /** Account of the officer on leave for whom `account` acted: counts as a person of the step, too (B-2). */
  onBehalfOf: z.string().min(1).optional(),
});

/** Who let exactly these bytes out: the hash binds the approval to the record (B-3). */
export const Approval = z.strictObject({
  kind: z.enum(['review', 'migration', 'emergency']),
  hash: Hash,
  steps: z.array(ApprovalStep).min(2),
  /** The decision under which already public records were migrated; null for a review. */
  decision: z.string().min(1).nullable(),
  /** The flow under which it was reviewed; absent in approvals from before flows had versions. */
  flow: z
    .strictObject({
      version: z.int().min(0),
      /** Every department that had to countersign. */
      departments: z.array(DocumentId),
    })
    .optional(),
  /** Signed to go out from this moment on and not before it; absent where the signature let it out at once. */
  notBefore: z.iso.datetime().optional(),
  /** Signed together with others: all of them are shown or none is (C-10). */
  bundle: z.strictObject({ id: z.string().min(1), members: z.array(DocumentId).min(2) }).optional(),
  /** How a policy that needs an interpretation gets it (R-POL-11); absent where none is needed. */
  interpretation: z
    .discriminatedUnion('way', [
      /** Signed in the same bundle. */
      z.strictObject({ way: z.literal('bundle') }),
      z.strictObject({ way: z.literal('public') }),
      z.strictObject({ way: z.literal('planned'), date: CalendarDate() }),
      /** Decided with a reason, which stays on record. */
      z.strictObject({ way: z.literal('exempt') }),
    ])
    .optional(),
  /** Of an emergency publication, which one leader signed alone (B-11). */
  emergency: z
    .strictObject({
      reason: z.string().min(1).max(500),
      /** Until when a second person is to look at it. */
      confirmBy: z.iso.datetime(),
      /** The second person; absent while nobody has. */
      confirmation: z.strictObject({ account: z.string().min(1), at: z.iso.datetime() }).optional(),
    })
    .optional(),
});
export type Approval = z.infer<typeof Approval>;

const changeBase = {
  /** Position in the feed: 1, 2, 3 … without gaps. */
  seq: z.int().min(1),
  type: z.string(),
  id: DocumentId,
  /** Commit time in the CMS. */
  at: z.iso.datetime(),
};

export const PublishChange = z.strictObject({
  ...changeBase,
  action: z.literal('publish'),
  /** When the record was first let out; set by the machine, never by a form (V-01). */
  firstPublishedAt: z.iso.datetime(),
  /** When this version was signed and let out: the 发布日期 that readers see. */
  publishedAt: z.iso.datetime(),
  hash: Hash,
  /** Canonical record; parsed by `parsePublished`. */
  record: z.record(z.string(), z.unknown()),
  approval: Approval,
});
export type PublishChange = z.infer<typeof PublishChange>;

/** The record leaves the portal; its URL answers 410 with date, authority and reason for ever (B-12). */
export const WithdrawChange = z.strictObject({
  ...changeBase,
  action: z.literal('withdraw'),
  title: z.string().min(1),
  indexNumber: z.string().min(1),
  reason: z.string().min(1).max(500),
  authority: z.string().min(1),
});
export type WithdrawChange = z.infer<typeof WithdrawChange>;

export const Change = z.discriminatedUnion('action', [PublishChange, WithdrawChange]);
export type Change = z.infer<typeof Change>;

export const FeedPage = z.strictObject({
  /** Identity of the database; another value means another history, and the reader must hold (A19). */
  epoch: z.string().min(8),
  changes: z.array(Change),
  /** The cursor to ask with next: the last seq of this page, or `after` when the page is empty. */
  next: z.int().min(0),
  /** The newest seq that exists. */
  head: z.int().min(0),
  /** The audit log as it stands, for the next release to print (B-10). A CMS that kept none sends none. */
  auditHead: AuditHead.optional(),
  /** How often the rights of the whole system were asked for and lent, which the portal says (B-2). */
  breakGlass: z.array(BreakGlassYear).optional(),
});
export type FeedPage = z.infer<typeof FeedPage>;

/**
 * The second lock: the record of a publish change, believed only when its bytes are those that were approved.
 *
 * @throws {YangguangError} `record.invalid`, `record.hash-mismatch` or `record.approval-incomplete`; the publisher
 * quarantines the record and goes on with the others (C-8).
 */
export function parsePublished(change: PublishChange): AnyRecord {
  const place = `${change.type}/${change.id}`;
  const type = contentTypes.find((candidate) => candidate.name === change.type);
  if (!type) throw new YangguangError('record.invalid', place);
  const hash = contentHash(change.record);
  if (hash !== change.hash || hash !== change.approval.hash) throw new YangguangError('record.hash-mismatch', place);
  if (!isCompleteApproval(change.approval)) throw new YangguangError('record.approval-incomplete', place);
  if (isEarly(change)) throw new YangguangError('record.approval-incomplete', place);
  const parsed = type.schema.safeParse(change.record);
  if (!parsed.success) throw new YangguangError('record.invalid', `${place} ${z.prettifyError(parsed.error)}`);
  const record = parsed.data as AnyRecord;
  const unsound = unsoundPlace(record);
  if (unsound !== undefined) throw new YangguangError('record.invalid', `${place} ${unsound}：含有不能显示的字符`);
  if (record.id !== change.id) throw new YangguangError('record.invalid', place);
  if (record.disclosureAttribute !== 'proactive' || !isBundleSound(change) || !isInterpreted(record, change.approval))
    throw new YangguangError('record.approval-incomplete', place);
  if (change.approval.kind === 'emergency' && !isEmergencyKind(record))
    throw new YangguangError('record.not-emergency', place);
  return record;
}

const isBundleSound = ({ id, approval: { bundle } }: PublishChange): boolean =>
  bundle === undefined || (bundle.members.includes(id) && new Set(bundle.members).size === bundle.members.length);

/** Three in step; approvals from before flows had versions say nothing of it (R-POL-11). */
function isInterpreted(record: AnyRecord, { kind, flow, bundle, interpretation }: Approval): boolean {
  if (interpretation?.way === 'bundle' && bundle === undefined) return false;
  return kind === 'migration' || flow === undefined || !needsInterpretation(record) || interpretation !== undefined;
}

/** Let out before the moment for which it was signed. */
const isEarly = ({ publishedAt, approval: { notBefore } }: PublishChange): boolean =>
  notBefore !== undefined && Date.parse(publishedAt) < Date.parse(notBefore);

/**
 * When the decision was made that a change carries out: what readers are waiting for since. A confirmation is one of its
 * own; undefined for a migration, for which nobody waits.
 */
export function decidedAt({ kind, steps, notBefore, emergency }: Approval): string | undefined {
  if (kind === 'migration') return undefined;
  return emergency?.confirmation?.at ?? notBefore ?? steps.at(-1)?.at;
}

/** No person in two steps, also by a stand-in; a migration needs its decision, a review its whole flow. */
export function isCompleteApproval(approval: Approval): boolean {
  const people = approval.steps.flatMap(({ account, onBehalfOf }) => (onBehalfOf ? [account, onBehalfOf] : [account]));
  if (new Set(people).size !== people.length) return false;
  if (approval.kind === 'emergency') return isSoundEmergency(approval);
  if (approval.emergency) return false;
  return approval.kind === 'migration' ? approval.decision !== null : isWholeFlow(approval);
}

/**
 * From the draft to the signature, with at least one review of the department, exactly one confidentiality review, a
 * countersignature of every department that had to give one, and nothing of an unknown kind (R-SRC-04, R-SEC-01).
 */
function isWholeFlow({ steps, flow }: Approval): boolean {
  const kinds = steps.map(({ step }) => step);
  const count = (kind: FlowStepKind) => kinds.filter((candidate) => candidate === kind).length;
  if (!kinds.every((kind) => (flowStepKinds as readonly string[]).includes(kind))) return false;
  if (kinds[0] !== 'draft' || kinds.at(-1) !== 'sign-off') return false;
  if (['draft', 'confidentiality-review', 'sign-off'].some((kind) => count(kind as FlowStepKind) !== 1)) return false;
  if (count('department-review') === 0) return false;
  const given = steps.flatMap(({ step, department }) => (step === 'countersign' ? [department] : []));
  return (flow?.departments ?? []).every((department) => given.includes(department));
}

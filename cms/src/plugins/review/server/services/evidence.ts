import type { Core } from '@strapi/types';
import { renderSVG } from 'uqr';
import { contentHash, type AnyRecord } from '@yangguang/schemas';
import type { Checkpoints } from '../../../audit/server/services/checkpoints';
import type { AuditTrail } from '../../../audit/server/services/trail';
import type { Search } from '../../../audit/server/services/search';
import type { GroundEntry, Grounds } from '../../../leak-gate/server/services/grounds';
import type { Feed } from '../../../outbox/server/services/feed';
import { currentBureau } from '../../../../lib/bureau';
import { situationIn } from '../guests/situation';
import { invitationViews, type InvitationView } from '../guests/views';
import { attachedFilesOf } from '../rules/attached-files';
import type { CaseFile } from '../rules/attempt';
import type { Action, State } from '../rules/flow';
import { sealedLines } from '../rules/sealed-lines';
import { paperHead, type PaperHead } from '../rules/paper-head';
import type { ClosedSheet } from '../rules/sheet';
import type { DecisionRow } from '../tables';
import { readDraft } from './drafts';
import { namesOf } from './names';
import { readDecisions, readFile, type Place } from './store';
import { departmentNames } from './surroundings';

/** `sheet`: 保密审查表; `chain`: 签发单. */
export const evidenceKinds = ['sheet', 'chain'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** One decision as a paper tells it. */
export interface EvidenceStep {
  action: Action;
  /** What the flow calls the step; null where nothing was approved. */
  label: string | null;
  round: number;
  account: string;
  onBehalfOf: string | null;
  isStandIn: boolean;
  department: string | null;
  at: string;
  opinion: string | null;
  hash: string | null;
  sheet: ClosedSheet | null;
  /** Entry of the audit log that tells of it; null for decisions from before there was one. */
  entry: { seq: number; hash: string } | null;
}

/** What was decided about a record, by whom and about which bytes, for paper (B-4). */
export interface Evidence {
  bureau: string;
  printedBy: string;
  printedAt: string;
  head: PaperHead;
  state: State;
  round: number;
  flowVersion: number;
  hash: string | null;
  /** The draft still is what was decided on. */
  isUnchanged: boolean;
  /** `head` and `attachments` are of the content that was decided on, not of a draft that was changed since. */
  isOfDecision: boolean;
  attachments: { name: string; sha256: string; sizeBytes: number }[];
  /** Oldest first, of all rounds. */
  steps: EvidenceStep[];
  grounds: GroundEntry[];
  /** What people without an account were asked, and answered (B-7). */
  invitations: (InvitationView & Pick<EvidenceStep, 'entry'>)[];
  seal: Seal;
}

/** The signature of a paper, which is checked with the public key of the audit log and nothing else. */
export interface Seal {
  note: string;
  /** The same as a picture, an address of data; null for more than a picture holds. */
  picture: string | null;
}

const evidence = ({ strapi }: { strapi: Core.Strapi }) => {
  async function gather(place: Place, account: string): Promise<Omit<Evidence, 'seal'>> {
    const knex = strapi.db.connection;
    const draft = await readDraft(strapi, place);
    const file = await readFile(knex, place, draft.creator);
    const decisions = await readDecisions(knex, place);
    const grounds = await (strapi.plugin('leak-gate').service('grounds') as Grounds).ofRecord(place);
    const acting = decisions.flatMap((row) => [{ account: row.account }, { account: row.on_behalf_of ?? '' }]);
    const people = await namesOf(strapi, [...acting, ...grounds, { account }]);
    const departments = await departmentNames(strapi);
    const record = await decidedOn(strapi, place, file, draft.record, draft.hash);
    const asked = { situation: situationIn(file, draft.hash), account, mayInvite: false };
    const invitations = await invitationViews(strapi, knex, place, asked);
    const search: Search = strapi.plugin('audit').service('search');
    const entries = await search.decisionsOn(place.documentId);
    return {
      bureau: currentBureau().name,
      printedBy: people.get(account) ?? account,
      printedAt: new Date().toISOString(),
      head: paperHead(record, departments),
      ...{ state: file.state, round: file.round, flowVersion: file.under.version, hash: file.hash },
      isUnchanged: file.hash === null || file.hash === draft.hash,
      isOfDecision: file.hash === contentHash(record),
      attachments: attachedFilesOf(record).map(({ name, sha256, sizeBytes }) => ({ name, sha256, sizeBytes })),
      steps: decisions.map((row) => ({
        ...stepOf(row, file, people, departments),
        entry: entries.get(`review.${row.action}|${row.at}`) ?? null,
      })),
      invitations: invitations.map((one) => ({
        ...one,
        entry: entries.get(`invitation.answer|${one.answer?.at ?? ''}`) ?? null,
      })),
      grounds: grounds.map((ground) => ({ ...ground, account: people.get(ground.account) ?? ground.account })),
    };
  }

  return {
    /**
     * The paper of a record. Whoever takes it is put on record before he gets it (B-9).
     *
     * @throws {NotFoundError} for a record that does not exist.
     */
    async take(kind: EvidenceKind, place: Place, account: string): Promise<Evidence> {
      const gathered = await gather(place, account);
      const checkpoints: Checkpoints = strapi.plugin('audit').service('checkpoints');
      const note = await checkpoints.paper(sealedLines(kind, gathered));
      const paper = { ...gathered, seal: { note, picture: pictureOf(note) } };
      const trail: AuditTrail = strapi.plugin('audit').service('trail');
      await trail.evidence(kind, place, account, { hash: paper.hash, round: paper.round });
      return paper;
    },
  };
};
export default evidence;
export type EvidenceService = ReturnType<typeof evidence>;

/** The content that the decisions are about: the draft, or what was let out before the draft was changed. */
async function decidedOn(
  strapi: Core.Strapi,
  { documentId }: Place,
  { hash }: CaseFile,
  draft: AnyRecord,
  draftHash: string,
): Promise<AnyRecord> {
  if (hash === null || hash === draftHash) return draft;
  return (await (strapi.plugin('outbox').service('feed') as Feed).letOut(documentId, hash)) ?? draft;
}

/** What a QR code holds at the most, with the least of its spare signs. */
const MOST_BYTES = 2900;

function pictureOf(note: string): string | null {
  if (Buffer.byteLength(note) > MOST_BYTES) return null;
  return `data:image/svg+xml;base64,${Buffer.from(renderSVG(note, { ecc: 'L' })).toString('base64')}`;
}

type Names = Map<string, string>;

function stepOf(row: DecisionRow, file: CaseFile, people: Names, departments: Names): Omit<EvidenceStep, 'entry'> {
  const ofRound = row.round === file.round ? file.under.flow.steps : [];
  return {
    ...{ action: row.action, round: row.round, at: row.at, opinion: row.comment, hash: row.hash },
    label: ofRound.find(({ id }) => id === row.step_id)?.label ?? null,
    account: people.get(row.account) ?? row.account,
    onBehalfOf: row.on_behalf_of && (people.get(row.on_behalf_of) ?? row.on_behalf_of),
    isStandIn: Boolean(row.is_stand_in),
    department: row.department && (departments.get(row.department) ?? row.department),
    sheet: row.sheet === null ? null : (JSON.parse(row.sheet) as ClosedSheet),
  };
}

import { readFile } from 'node:fs/promises';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  contentHash,
  contentTypeOf,
  describeIssue,
  joinKeys,
  leaksOf,
  mosaicOf,
  sha256,
  type AnyRecord,
  type Attachment,
  type ContentType,
  type Leak,
  type LeakSettings,
} from '@yangguang/schemas';
import { ask } from '../../../../lib/ask';
import { attachedFiles, canonicalRecord } from '../../../../lib/canonical-record';
import type { Feed } from '../../../outbox/server/services/feed';
import { copy } from '../../copy';
import { GROUNDS, type GroundRow, type Moment } from '../tables';
import { fileLeaks, type FileLeak } from '../rules/file-leaks';
import { isRisk } from '../rules/risk';
import type { Files } from './files';
import type { Settings } from './settings';
import type { Tasks } from './tasks';

/** More than this are not looked at together: a name that stands in so many records tells nobody apart. */
const mostBeside = 50;

export interface Place {
  uid: string;
  documentId: string;
}

/** A finding with what an officer stated of it, if he did. */
export interface Finding extends Leak {
  text: string;
  ground: GroundRow | null;
  /** SHA-256 of the attached file that it is in. */
  file?: string;
}

export interface Findings {
  hash: string;
  title: string;
  dictionary: string;
  findings: Finding[];
}

/** What in a record should not go out, and on what ground some of it may. */
const gate = ({ strapi }: { strapi: Core.Strapi }) => {
  async function findings(place: Place): Promise<Findings> {
    const record = await recordAt(strapi, place);
    const hash = contentHash(record);
    const settings: Settings = strapi.plugin('leak-gate').service('settings');
    const current = await settings.current();
    const leaks: (Leak | FileLeak)[] = [
      ...leaksOf(record, current),
      ...(await inFiles(strapi, place, record, current)),
      ...(await besideOthers(strapi, record)),
    ];
    const grounds = await groundsFor(strapi, place, hash);
    const type = contentTypeOf(record.type);
    return {
      hash,
      title: record.title,
      dictionary: current.dictionary.version,
      findings: leaks.map((leak) => ({
        ...leak,
        text: describeIssue(leak, type),
        ground: grounds.get(leak.key) ?? null,
      })),
    };
  }

  return {
    findings,

    /** Sentences of what a file that is to be attached hides or says; nobody can let it pass before it is in a record. */
    async inFile(type: ContentType, name: string, place: string): Promise<string[]> {
      const settings: Settings = strapi.plugin('leak-gate').service('settings');
      const files: Files = strapi.plugin('leak-gate').service('files');
      const bytes = await readFile(place);
      const attachment = { name, mime: 'application/octet-stream', sizeBytes: bytes.length, sha256: sha256(bytes) };
      const scan = await files.scan({ attachment, path: place });
      return fileLeaks('attachments', attachment, scan, await settings.current()).map((leak) =>
        describeIssue(leak, type),
      );
    },

    /** What is left to do: sentences of the findings that block, and how many risks nobody has answered yet. */
    async left(place: Place): Promise<{ open: string[]; unanswered: number }> {
      const found = (await findings(place)).findings;
      return { open: sentencesOf(found), unanswered: found.filter(isUnanswered).length };
    },

    /**
     * Asked before submission and again before anything is published, by whatever way. What cannot be checked is
     * refused like what was found (D13). Risks of putting together hold nothing back: they become tasks of the
     * confidentiality reviewer (B-5).
     *
     * @returns the version of the dictionary that decided.
     * @throws {ValidationError} with every open finding at once.
     */
    async assertClear(place: Place, moment: Moment): Promise<string> {
      const found = await findings(place).catch((cause: unknown) => {
        if (cause instanceof errors.ApplicationError) throw cause;
        strapi.log.error(cause);
        throw new errors.ApplicationError(copy.checkFailed, { cause });
      });
      const { dictionary } = found;
      const lines = sentencesOf(found.findings);
      if (lines.length > 0) throw new errors.ValidationError(copy.hasFindings(lines), { findings: lines, dictionary });
      const tasks: Tasks = strapi.plugin('leak-gate').service('tasks');
      await tasks.raise(place, moment, { ...found, findings: found.findings.filter(isUnanswered) });
      return dictionary;
    },
  };
};
export default gate;
export type Gate = ReturnType<typeof gate>;

const isOpen = (finding: Finding): boolean => finding.severity === 'error' && finding.ground === null;
const isUnanswered = (finding: Finding): boolean => isRisk(finding.code) && finding.ground === null;
const sentencesOf = (found: readonly Finding[]): string[] => found.filter(isOpen).map(({ text }) => text);

/** What a record gives away together with what readers can see already (B-5). */
async function besideOthers(strapi: Core.Strapi, record: AnyRecord): Promise<Leak[]> {
  const feed: Feed = strapi.plugin('outbox').service('feed');
  const beside = await feed.publicWith(joinKeys(record), mostBeside);
  return mosaicOf(
    record,
    beside.map((other) => ({ record: other, title: other.title, indexNumber: other.indexNumber })),
  );
}

async function inFiles(
  strapi: Core.Strapi,
  { uid, documentId }: Place,
  record: AnyRecord,
  settings: LeakSettings,
): Promise<FileLeak[]> {
  const files: Files = strapi.plugin('leak-gate').service('files');
  const leaks: FileLeak[] = [];
  for (const file of await attachedFiles(strapi, uid, documentId))
    leaks.push(...fileLeaks(fieldOf(record, file.attachment), file.attachment, await files.scan(file), settings));
  return leaks;
}

/** The field that a file is attached in. */
function fieldOf(record: AnyRecord, { sha256 }: Attachment): string {
  const holds = (value: unknown): boolean =>
    Array.isArray(value) && value.some((file) => (file as Partial<Attachment> | null)?.sha256 === sha256);
  return Object.entries(record).find(([, value]) => holds(value))?.[0] ?? 'attachments';
}

/** @throws {NotFoundError} for a record that does not exist. */
async function recordAt(strapi: Core.Strapi, { uid, documentId }: Place): Promise<AnyRecord> {
  return canonicalRecord(strapi, uid, documentId).catch((cause: unknown) => {
    if (cause instanceof RangeError) throw new errors.NotFoundError(copy.unknownRecord);
    throw cause;
  });
}

async function groundsFor(
  strapi: Core.Strapi,
  { uid, documentId }: Place,
  hash: string,
): Promise<Map<string, GroundRow>> {
  const about = { uid, record_id: documentId, hash };
  const rows = await ask<GroundRow[]>(strapi, (knex) => knex(GROUNDS).where(about).orderBy('id'));
  return new Map(rows.map((row) => [row.finding, row]));
}

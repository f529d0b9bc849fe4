import { readFile } from 'node:fs/promises';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  contentHash,
  contentTypeOf,
  describeIssue,
  leaksOf,
  sha256,
  type AnyRecord,
  type Attachment,
  type ContentType,
  type Leak,
  type LeakSettings,
} from '@yangguang/schemas';
import { attachedFiles, canonicalRecord } from '../../../../lib/canonical-record';
import { copy } from '../../copy';
import { GROUNDS, type GroundRow, type Knex } from '../tables';
import { fileLeaks, type FileLeak } from '../rules/file-leaks';
import type { Files } from './files';
import type { Settings } from './settings';

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
    ];
    const grounds = await groundsFor(strapi, place, hash);
    const type = contentTypeOf(record.type);
    return {
      hash,
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

    /** Sentences of the findings that block: nobody has stated a ground for them in exactly this content. */
    async open(place: Place): Promise<string[]> {
      return (await findings(place)).findings.filter(isOpen).map(({ text }) => text);
    },

    /**
     * Asked before submission and again before anything is published, by whatever way. What cannot be checked is
     * refused like what was found (D13).
     *
     * @throws {ValidationError} with every open finding at once.
     */
    async assertClear(place: Place): Promise<void> {
      const lines = await this.open(place).catch((cause: unknown) => {
        if (cause instanceof errors.ApplicationError) throw cause;
        strapi.log.error(cause);
        throw new errors.ApplicationError(copy.checkFailed, { cause });
      });
      if (lines.length > 0) throw new errors.ValidationError(copy.hasFindings(lines), { findings: lines });
    },
  };
};
export default gate;
export type Gate = ReturnType<typeof gate>;

const isOpen = (finding: Finding): boolean => finding.severity === 'error' && finding.ground === null;

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
  const rows: GroundRow[] = await strapi.db.transaction(({ trx }) =>
    (trx as Knex)(GROUNDS).where({ uid, record_id: documentId, hash }).orderBy('id'),
  );
  return new Map(rows.map((row) => [row.finding, row]));
}

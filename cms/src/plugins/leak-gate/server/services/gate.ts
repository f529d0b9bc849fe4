import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { contentHash, contentTypeOf, describeIssue, leaksOf, type AnyRecord, type Leak } from '@yangguang/schemas';
import { canonicalRecord } from '../../../../lib/canonical-record';
import { copy } from '../../copy';
import { GROUNDS, type GroundRow, type Knex } from '../tables';
import type { Settings } from './settings';

export interface Place {
  uid: string;
  documentId: string;
}

/** A finding with what an officer stated of it, if he did. */
export interface Finding extends Leak {
  text: string;
  ground: GroundRow | null;
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
    const leaks = leaksOf(record, current);
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

import type { Core } from '@strapi/types';
import { copy } from '../../copy';
import { GROUNDS, type GroundRow } from '../tables';
import type { Place } from './gate';

/** A ground as papers and panels tell it. */
export interface GroundEntry {
  /** The finding, with what identifies a person hidden. */
  finding: string;
  ground: string;
  reason: string;
  account: string;
  at: string;
  /** Content that it was stated for. */
  hash: string;
  dictionary: string;
}

/** On what grounds findings of a record were let pass, for those who show what was decided about it. */
const grounds = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Oldest first, of every content the record ever had; `account` is the id of an admin user. */
  async ofRecord({ uid, documentId }: Place): Promise<GroundEntry[]> {
    const rows: GroundRow[] = await strapi.db.connection(GROUNDS).where({ uid, record_id: documentId }).orderBy('id');
    return rows.map(({ text, ground, reason, account, at, hash, dictionary }) => ({
      ...{ finding: text ?? copy.findingNotKept, ground: copy.grounds[ground], reason, account, at, hash, dictionary },
    }));
  },
});
export default grounds;
export type Grounds = ReturnType<typeof grounds>;

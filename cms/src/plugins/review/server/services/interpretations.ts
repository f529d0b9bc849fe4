import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  contentTypeOf,
  deadlineOf,
  needsInterpretation,
  shanghaiDate,
  type AnyRecord,
  type Approval,
} from '@yangguang/schemas';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { clock } from '../../../../lib/clock';
import { copy } from '../../copy';
import { INTERPRETATIONS, type InterpretationRow } from '../tables';
import { openBundle } from './bundle-rows';
import type { Viewer } from './cases';
import { readDraft } from './drafts';
import type { Knex, Place } from './store';

type Way = NonNullable<Approval['interpretation']>;
const interpretation = contentTypeOf('policy-interpretation').uid as UID.ContentType;

/** Three in step: a policy goes out with its interpretation, with a dated plan for it, or with a reason why not (R-POL-11). */
const interpretations = ({ strapi }: { strapi: Core.Strapi }) => {
  async function names(policy: string, published: boolean): Promise<string[]> {
    const rows: { documentId: string }[] = await strapi.db.query(interpretation).findMany({
      where: { publishedAt: published ? { $notNull: true } : null, policies: { documentId: policy } },
      select: ['documentId'],
    });
    return rows.map(({ documentId }) => documentId);
  }

  async function newest(knex: Knex, { uid, documentId }: Place): Promise<InterpretationRow | undefined> {
    return knex(INTERPRETATIONS).where({ uid, record_id: documentId }).orderBy('id', 'desc').first();
  }

  return {
    /**
     * How a policy that goes out on `day` gets its interpretation; null when nothing on record fits, undefined when it
     * needs none.
     */
    async wayOf(knex: Knex, place: Place, record: AnyRecord, day = today()): Promise<Way | null | undefined> {
      if (!needsInterpretation(record)) return undefined;
      const bundled = (await openBundle(knex, place))?.members.map(({ documentId }) => documentId) ?? [];
      const drafts = await names(place.documentId, false);
      if (drafts.some((id) => bundled.includes(id))) return { way: 'bundle' };
      if ((await names(place.documentId, true)).length > 0) return { way: 'public' };
      const row = await newest(knex, place);
      if (row?.way !== wayOnRecord(record)) return null;
      if (row.due_on === null) return { way: 'exempt' };
      return row.due_on >= day && row.due_on <= latestDay(day) ? { way: 'planned', date: row.due_on } : null;
    },

    /** The last word on record, for the panel; null when there is none. */
    async latest(knex: Knex, place: Place): Promise<InterpretationRow | null> {
      return (await newest(knex, place)) ?? null;
    },

    /**
     * A dated plan, or the reason why there is none. It is for whoever signs to judge, so it is laid down before.
     *
     * @throws {ValidationError} for a day that is past. Whether it is within the time allowed shows when somebody signs.
     */
    async layDown(place: Place, by: Viewer, given: { way: 'planned' | 'exempt'; dueOn?: string; note: string }) {
      if (!by.can('submit')) throw new errors.PolicyError(copy.noPermission);
      const { record } = await readDraft(strapi, place);
      if (!needsInterpretation(record)) throw new errors.PolicyError(copy.interpretation.notNeeded);
      if (given.way !== wayOnRecord(record)) throw new errors.PolicyError(copy.interpretation.otherWay[given.way]);
      const dueOn = given.way === 'planned' ? (given.dueOn ?? '') : null;
      if (dueOn !== null && dueOn < today()) throw new errors.ValidationError(copy.interpretation.badDay);
      await strapi.db.transaction(async ({ trx }) => {
        const about = { uid: place.uid, record_id: place.documentId, way: given.way, due_on: dueOn, note: given.note };
        await trx(INTERPRETATIONS).insert({ ...about, account: by.account, at: clock.now().toISOString() });
        const trail: AuditTrail = strapi.plugin('audit').service('trail');
        await trail.interpretation(given.way === 'planned' ? 'plan' : 'exempt', by.account, place, { dueOn });
      });
    },
  };
};
export default interpretations;
export type Interpretations = ReturnType<typeof interpretations>;

/** Marked as to be interpreted, it is planned, and the clock of three working days runs; else there is a reason. */
export const wayOnRecord = (record: AnyRecord): InterpretationRow['way'] =>
  record['interpretationRequired'] === true ? 'planned' : 'exempt';

const today = (): string => shanghaiDate(clock.now());
/** R-POL-12: three working days after the policy. */
const latestDay = (day: string): string => deadlineOf('interpretation', day).date;

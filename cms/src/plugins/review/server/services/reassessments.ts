import { randomUUID } from 'node:crypto';
import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { addMonths, contentTypes, deadlines, disclosureAttributes, exemptionGrounds } from '@yangguang/schemas';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { definitionOf } from '../../../../lib/canonical-record';
import { copy } from '../../copy';
import { shanghaiDay } from '../rules/due';
import { CASES, DECISIONS, REASSESSMENTS, type CaseRow, type DecisionRow, type ReassessmentRow } from '../tables';
import type { Viewer } from './cases';
import type { ListItem, ListItems } from './list-items';
import type { Reviews } from './reviews';
import { readCase, type Knex, type Place } from './store';

/** A record that was decided not to be disclosed, and when somebody must look at it again. */
export interface WithheldRecord {
  uid: string;
  documentId: string;
  typeLabel: string;
  title: string;
  department: string | null;
  attribute: string;
  ground: string;
  reason: string;
  /** Day of the decision or of the last look. */
  lastOn: string;
  dueOn: string;
  isDue: boolean;
  /** The item of the public negative list that it falls under; null while none is named or the named one no longer fits. */
  listItem: string | null;
}
export interface WithheldPage {
  records: WithheldRecord[];
  /** Months between two looks. */
  months: number;
  due: number;
  /** What the public negative list holds (R-SRC-13). */
  items: ListItem[];
  /** Withheld records that fall under no item of the list. */
  unlisted: number;
}
export interface Choice {
  places: readonly Place[];
  reason: string;
}

/** Withheld records are looked at again, and let out when circumstances have changed (R-REG-18, R-SRC-05). */
const reassessments = ({ strapi }: { strapi: Core.Strapi }) => {
  const settings = () => strapi.store({ type: 'plugin', name: 'review' });
  /** Months between two looks: what the office set, or what the law's practice is. The board counts by it, too. */
  const months = async (): Promise<number> =>
    ((await settings().get({ key: 'reassessmentMonths' })) as number | null) ?? deadlines.reassessment.length;

  /** What is due first; of equal days by department. */
  async function page(): Promise<WithheldPage> {
    const knex = strapi.db.connection;
    const every = await months();
    const rows: CaseRow[] = await knex(CASES).where({ state: 'withheld' });
    const decided = lastDays(await knex(DECISIONS).where({ action: 'withhold' }).orderBy('id'));
    const looked = lastDays(await knex(REASSESSMENTS).orderBy('id'));
    const heads = await headsOf(strapi, rows);
    const today = shanghaiDay(new Date().toISOString());
    const listItems: ListItems = strapi.plugin('review').service('listItems');
    const items = await listItems.inForce();
    const named = await listItems.named(items);
    const records = rows.flatMap((row): WithheldRecord[] => {
      const head = heads.get(row.record_id);
      if (!head) return [];
      const days = [decided.get(row.record_id), looked.get(row.record_id)].filter((day) => day !== undefined);
      const lastOn = days.sort().at(-1) ?? shanghaiDay(row.updated_at);
      const dueOn = addMonths(lastOn, every);
      const item = named.get(row.record_id);
      const listItem = item?.ground === head.exemptionGround ? item.title : null;
      return [{ ...shown(row, head), lastOn, dueOn, isDue: dueOn <= today, listItem }];
    });
    records.sort((one, other) => one.dueOn.localeCompare(other.dueOn));
    const due = records.filter(({ isDue }) => isDue).length;
    const unlisted = records.filter(({ listItem }) => listItem === null).length;
    return { records, months: every, due, items, unlisted };
  }

  /** The days on which records were decided to be withheld, and on which somebody looked at them again. */
  async function days(): Promise<Record<'begun' | 'looked', { id: string; day: string }[]>> {
    const knex = strapi.db.connection;
    const dayOf = ({ record_id: id, at }: Pick<DecisionRow, 'record_id' | 'at'>) => ({ id, day: shanghaiDay(at) });
    const decided: DecisionRow[] = await knex(DECISIONS).where({ action: 'withhold' }).select('record_id', 'at');
    const looked: ReassessmentRow[] = await knex(REASSESSMENTS).select('record_id', 'at');
    return { begun: decided.map(dayOf), looked: looked.map(dayOf) };
  }

  async function setMonths(value: number, account: string): Promise<void> {
    await strapi.db.transaction(async () => {
      await settings().set({ key: 'reassessmentMonths', value });
      await trail().rules('disclosure.reassess', account, { months: value });
    });
  }

  const trail = (): AuditTrail => strapi.plugin('audit').service('trail');

  async function write(trx: Knex, outcome: ReassessmentRow['outcome'], place: Place, account: string, reason: string) {
    const about = { uid: place.uid, record_id: place.documentId };
    if ((await readCase(trx, place))?.state !== 'withheld') throw new errors.PolicyError(copy.reassessment.notWithheld);
    await trx(REASSESSMENTS).insert({ ...about, at: new Date().toISOString(), account, outcome, reason });
    await trail().rules('disclosure.reassess', account, { ...about, outcome });
  }

  /** The grounds still hold: the next look is due after the interval. */
  async function keep({ places, reason }: Choice, viewer: Pick<Viewer, 'account'>): Promise<void> {
    await strapi.db.transaction(async ({ trx }) => {
      for (const place of places) await write(trx, 'keep', place, viewer.account, reason);
    });
  }

  /**
   * Makes the chosen records 主动公开 and submits them together; one signature lets them all out in one transaction, and
   * so in one release. All or none.
   *
   * @throws {ValidationError} when one of them is not complete, {PolicyError} when one is not withheld.
   */
  async function convert({ places, reason }: Choice, viewer: Viewer): Promise<void> {
    const batch = randomUUID();
    const reviews: Reviews = strapi.plugin('review').service('reviews');
    const data = { disclosureAttribute: 'proactive', exemptionGround: null, exemptionReason: null };
    await strapi.db.transaction(async ({ trx }) => {
      for (const place of places) {
        await write(trx, 'convert', place, viewer.account, reason);
        await strapi
          .documents(place.uid as UID.ContentType)
          .update({ documentId: place.documentId, data: data as never });
        await reviews.submit(place, viewer, { comment: reason, batch });
      }
    });
  }

  return { page, days, months, setMonths, keep, convert };
};
export default reassessments;
export type Reassessments = ReturnType<typeof reassessments>;

/** The last day for each record, of rows in their order. */
const lastDays = (rows: readonly Pick<DecisionRow | ReassessmentRow, 'record_id' | 'at'>[]): Map<string, string> =>
  new Map(rows.map(({ record_id, at }) => [record_id, shanghaiDay(at)]));

interface Head {
  documentId: string;
  title: string | null;
  disclosureAttribute: string | null;
  exemptionGround: string | null;
  exemptionReason: string | null;
  leadDepartment: { title: string | null } | null;
}

async function headsOf(strapi: Core.Strapi, rows: readonly CaseRow[]): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>();
  for (const { uid } of contentTypes) {
    const ids = rows.filter((row) => row.uid === uid).map(({ record_id }) => record_id);
    if (ids.length === 0) continue;
    const drafts: Head[] = await strapi.db.query(uid as UID.ContentType).findMany({
      where: { documentId: { $in: ids }, publishedAt: null },
      populate: ['leadDepartment'],
    });
    for (const draft of drafts) heads.set(draft.documentId, draft);
  }
  return heads;
}

const labelIn = (labels: Readonly<Record<string, string>>, value: string | null): string => labels[value ?? ''] ?? '';

const shown = (row: CaseRow, head: Head) => ({
  ...{ uid: row.uid, documentId: row.record_id, title: head.title ?? '' },
  typeLabel: definitionOf(row.uid)?.label ?? row.uid,
  department: head.leadDepartment?.title ?? null,
  attribute: labelIn(disclosureAttributes, head.disclosureAttribute),
  ground: labelIn(exemptionGrounds, head.exemptionGround),
  reason: head.exemptionReason ?? '',
});

import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { exemptionGrounds, negativeListItem } from '@yangguang/schemas';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { copy } from '../../copy';
import { LIST_ITEMS, type ListItemRow } from '../tables';
import { readCase, type Place } from './store';

/** An item of the negative list as readers see it. */
export interface ListItem {
  id: string;
  title: string;
  ground: string;
  groundLabel: string;
}

/**
 * Under which item of the public negative list (R-SRC-13) each withheld record falls. The naming stays here: no reference
 * leads from the public list to a record, so nothing of a withheld record can go out with it.
 */
const listItems = ({ strapi }: { strapi: Core.Strapi }) => {
  /** The items that readers see, by their ground. */
  async function inForce(): Promise<ListItem[]> {
    const rows: { documentId: string; title: string; legalGround: keyof typeof exemptionGrounds }[] = await strapi.db
      .query(negativeListItem.uid as UID.ContentType)
      .findMany({ where: { publishedAt: { $notNull: true } }, orderBy: [{ legalGround: 'asc' }, { title: 'asc' }] });
    return rows.map(({ documentId: id, title, legalGround: ground }) => ({
      ...{ id, title, ground },
      groundLabel: exemptionGrounds[ground],
    }));
  }

  /** The item last named for each record, as far as it is still one of `items`. */
  async function named(items: readonly ListItem[]): Promise<Map<string, ListItem>> {
    const rows: ListItemRow[] = await strapi.db.connection(LIST_ITEMS).orderBy('id');
    const last = new Map(rows.map((row) => [row.record_id, row.item]));
    return new Map(
      [...last].flatMap(([record, id]) => {
        const item = items.find((one) => one.id === id);
        return item ? [[record, item] as const] : [];
      }),
    );
  }

  /**
   * Puts on record under which item the records fall. All or none.
   *
   * @throws {PolicyError} when one is not withheld, {ValidationError} when the item is not public or has another ground.
   */
  async function name(places: readonly Place[], item: string | null, account: string): Promise<void> {
    await strapi.db.transaction(async ({ trx }) => {
      const chosen = item === null ? null : (await inForce()).find(({ id }) => id === item);
      if (chosen === undefined) throw new errors.ValidationError(copy.reassessment.noSuchItem);
      for (const place of places) {
        if ((await readCase(trx, place))?.state !== 'withheld')
          throw new errors.PolicyError(copy.reassessment.notWithheld);
        const draft: { title: string; exemptionGround: string | null } | null = await strapi.db
          .query(place.uid as UID.ContentType)
          .findOne({ where: { documentId: place.documentId, publishedAt: null } });
        if (chosen && draft?.exemptionGround !== chosen.ground)
          throw new errors.ValidationError(copy.reassessment.otherGround(draft?.title ?? '', chosen.groundLabel));
        const about = { uid: place.uid, record_id: place.documentId, item };
        await trx(LIST_ITEMS).insert({ ...about, at: new Date().toISOString(), account });
        const trail: AuditTrail = strapi.plugin('audit').service('trail');
        await trail.rules('disclosure.list-item', account, about);
      }
    });
  }

  return { inForce, named, name };
};
export default listItems;
export type ListItems = ReturnType<typeof listItems>;

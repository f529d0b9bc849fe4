import { availabilities, exemptionGrounds, type NegativeListItem } from '@yangguang/schemas';
import type { PublicRecord } from '../content/content.ts';

export interface NegativeListRow {
  item: PublicRecord;
  entry: NegativeListItem;
  ground: string;
  availability: string;
}

/** The items in the order in which the Regulation names their grounds; of one ground by index number (R-SRC-13). */
export function negativeListRows(items: readonly PublicRecord[]): NegativeListRow[] {
  const order = Object.keys(exemptionGrounds);
  return items
    .map((item) => ({ item, entry: item.record as unknown as NegativeListItem }))
    .sort(
      (a, b) =>
        order.indexOf(a.entry.legalGround) - order.indexOf(b.entry.legalGround) ||
        (a.entry.indexNumber < b.entry.indexNumber ? -1 : 1),
    )
    .map(({ item, entry }) => ({
      ...{ item, entry },
      ground: exemptionGrounds[entry.legalGround],
      availability: availabilities[entry.availability],
    }));
}

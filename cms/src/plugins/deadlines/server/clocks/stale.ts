import type { Core } from '@strapi/types';
import { contentTypeOf, shanghaiDate, type ClockName, type ClockSource } from '@yangguang/schemas';
import { copy } from '../../copy';
import { CONFIRMATIONS } from '../tables';
import { tableOf } from './records';
import type { Started } from './unpublished';

type Source = Extract<ClockSource, { kind: 'stale' }>;

/**
 * What must be looked at again because something else changed (R-REG-12): one entry for all records of the type,
 * until one of them is published or somebody confirms that they still hold.
 */
export async function stale(strapi: Core.Strapi, clock: ClockName, source: Source): Promise<Started[]> {
  const changed = await lastPublication(strapi, source.changed);
  const own = await lastPublication(strapi, source.type);
  if (changed === null || own === null || own >= changed) return [];
  const confirmed: { day?: string | null } | undefined = await strapi.db
    .connection(CONFIRMATIONS)
    .where({ clock })
    .max({ day: 'day' })
    .first();
  if (confirmed?.day && confirmed.day >= changed) return [];
  const { label, name } = contentTypeOf(source.type);
  const nobody = { indexNumber: null, creator: null, departmentId: null, department: null };
  return [{ ...nobody, documentId: '', title: label + copy.board.wholeType, type: name, start: changed }];
}

/** Shanghai day of the newest publication of a type; null while nothing of it is public. */
async function lastPublication(strapi: Core.Strapi, type: string): Promise<string | null> {
  const row: { at?: number | string | null } | undefined = await strapi.db
    .connection(tableOf(strapi, type).name)
    .whereNotNull('published_at')
    .max({ at: 'published_at' })
    .first();
  return row?.at ? shanghaiDate(new Date(row.at)) : null;
}

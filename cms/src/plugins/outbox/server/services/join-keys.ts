import type { Core } from '@strapi/types';
import { joinKeys, joinKeysVersion, type AnyRecord } from '@yangguang/schemas';
import { insertRows } from '../../../../lib/insert-rows';
import type { Publication, Withdrawal } from '../rules/change';
import { CHANGES, COUNTERS, JOIN_KEYS, type ChangeRow, type Knex } from '../tables';

const recordsAtOnce = 500;
/** Its value is the version of `joinKeys` that found what is kept. */
const counter = { name: 'join-keys' };

const keysOf = (record: AnyRecord) => joinKeys(record).map((key) => ({ key, record_id: record.id }));

/** By which names what readers see can be put together with other records (B-5), in the transaction that changes it. */
export async function keepJoinKeys(trx: Knex, drafts: readonly (Publication | Withdrawal)[]): Promise<void> {
  for (let start = 0; start < drafts.length; start += recordsAtOnce) {
    const some = drafts.slice(start, start + recordsAtOnce);
    const ids = some.map(({ id }) => id);
    await trx(JOIN_KEYS).whereIn('record_id', ids).delete();
    const shown = some.flatMap((draft) => (draft.action === 'publish' ? [draft.record as AnyRecord] : []));
    await insertRows(trx, JOIN_KEYS, shown.flatMap(keysOf));
  }
}

/** The newest versions that readers see of records with one of some names, the newest first. */
export async function publicWith(knex: Knex, names: readonly string[], limit: number): Promise<AnyRecord[]> {
  const ids = knex(JOIN_KEYS).whereIn('key', names).select('record_id');
  const rows: Pick<ChangeRow, 'record'>[] = await knex(CHANGES)
    .whereIn('seq', knex(CHANGES).whereIn('record_id', ids).max('seq').groupBy('record_id'))
    .where({ action: 'publish' })
    .orderBy('seq', 'desc')
    .limit(limit)
    .select('record');
  return rows.map(({ record }) => JSON.parse(record ?? '') as AnyRecord);
}

/** Finds the names of everything that is public when other ones are looked for than those that are kept. */
export async function completeJoinKeys(strapi: Core.Strapi): Promise<void> {
  await strapi.db.transaction(async ({ trx }) => {
    const kept: { value: number } | undefined = await trx(COUNTERS).where(counter).first('value');
    if (kept?.value === joinKeysVersion) return;
    await trx(JOIN_KEYS).delete();
    for (let after = 0; ;) {
      const rows = await someShown(trx, after);
      await insertRows(
        trx,
        JOIN_KEYS,
        rows.flatMap(({ record }) => keysOf(JSON.parse(record ?? '') as AnyRecord)),
      );
      const last = rows.at(-1);
      if (!last) break;
      after = last.seq;
    }
    await trx(COUNTERS)
      .insert({ ...counter, value: joinKeysVersion, epoch: '' })
      .onConflict('name')
      .merge(['value']);
  });
}

function someShown(trx: Knex, after: number): Promise<Pick<ChangeRow, 'seq' | 'record'>[]> {
  return trx(`${CHANGES} as change`)
    .where('seq', '>', after)
    .where({ action: 'publish' })
    .whereRaw(
      'not exists (select 1 from ?? as later where later.record_id = change.record_id and later.seq > change.seq)',
      [CHANGES],
    )
    .orderBy('seq')
    .limit(recordsAtOnce)
    .select('seq', 'record');
}

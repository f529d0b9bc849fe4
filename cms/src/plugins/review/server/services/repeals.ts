import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import { contentTypeOf, type AnyRecord } from '@yangguang/schemas';
import { copy } from '../../copy';
import { openBundle } from './bundle-rows';
import { publicChanging } from './public-changing';
import type { Knex, Place } from './store';

/** What the original has to say once another document repeals or amends it. */
const marks: Readonly<Record<string, readonly string[]>> = {
  repeals: ['repealed'],
  amends: ['amended', 'partly-lapsed', 'lapsed', 'repealed'],
};
const policy = contentTypeOf('policy-document').uid as UID.ContentType;

interface Original {
  documentId: string;
  title: string;
  validityStatus: string;
}

/**
 * A document that repeals or amends others goes out with the mark on each of them, or after it: readers of the original
 * are told at once (R-SITE-10). One that takes effect later leaves them as they are until then.
 *
 * @param day - on which it goes out.
 * @throws {PolicyError} naming the originals that are not marked.
 */
export async function assertOriginalsMarked(
  strapi: Core.Strapi,
  trx: Knex,
  place: Place,
  record: AnyRecord,
  day: string,
): Promise<void> {
  if (!isInEffect(record, day)) return;
  const bundled = await bundledWith(trx, place);
  const unmarked: string[] = [];
  for (const { indexNumber, relation } of record.relatedRecords) {
    const expected = marks[relation];
    if (!expected) continue;
    const draft = await find(strapi, indexNumber, true);
    // What readers will see of it: in a bundle, the draft that goes out along with this.
    const shown = draft && bundled.includes(draft.documentId) ? draft : await find(strapi, indexNumber, false);
    if (shown && !expected.includes(shown.validityStatus)) unmarked.push(shown.title);
  }
  if (unmarked.length > 0)
    throw new errors.PolicyError(copy.repeals.unmarked(unmarked), { code: 'original-not-marked' });
}

/**
 * A policy goes out, for the first time or again, with the mark of whatever public document has repealed or amended it:
 * readers never see it as in force beside its repeal, in whatever order the two came (R-SITE-10).
 *
 * @param day - on which it goes out.
 * @throws {PolicyError} naming the documents whose mark it lacks.
 */
export async function assertCarriesMarks(
  strapi: Core.Strapi,
  trx: Knex,
  place: Place,
  record: AnyRecord,
  day: string,
): Promise<void> {
  if (place.uid !== policy) return;
  const status = String(record['validityStatus']);
  const bundled = await bundledWith(trx, place);
  // Of those that go out along with this the drafts count, which `assertOriginalsMarked` asks.
  const naming = (await publicChanging(strapi, trx, record.indexNumber)).filter(
    (other) => isInEffect(other, day) && !bundled.includes(other.id),
  );
  const unheeded = naming.filter((other) =>
    other.relatedRecords.some(
      ({ indexNumber, relation }) =>
        indexNumber === record.indexNumber && marks[relation] !== undefined && !marks[relation].includes(status),
    ),
  );
  if (unheeded.length === 0) return;
  const titles = unheeded.map(({ title }) => title);
  throw new errors.PolicyError(copy.repeals.markMissing(titles), { code: 'mark-missing' });
}

const bundledWith = async (trx: Knex, place: Place): Promise<string[]> =>
  (await openBundle(trx, place))?.members.map(({ documentId }) => documentId) ?? [];

/** One that takes effect later leaves what it repeals or amends as it is until then. */
function isInEffect(record: AnyRecord, day: string): boolean {
  const effective = record['effectiveDate'];
  return typeof effective !== 'string' || effective <= day;
}

/** A policy on this portal, as readers see it or as its draft says. */
async function find(strapi: Core.Strapi, indexNumber: string, isDraft: boolean): Promise<Original | null> {
  return strapi.db.query(policy).findOne({
    where: { indexNumber, publishedAt: isDraft ? null : { $notNull: true } },
    select: ['documentId', 'title', 'validityStatus'],
  });
}

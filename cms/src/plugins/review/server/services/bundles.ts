import { randomUUID } from 'node:crypto';
import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { contentTypes } from '@yangguang/schemas';
import { definitionOf } from '../../../../lib/canonical-record';
import { copy } from '../../copy';
import { scopeOf } from '../access/scope';
import type { State } from '../rules/flow';
import { BUNDLE_MEMBERS, BUNDLES, CASES, type CaseRow } from '../tables';
import { casesOf, openBundle, type Bundle } from './bundle-rows';
import type { Viewer } from './cases';
import { readDraft } from './drafts';
import type { Reviews, SubmitNote } from './reviews';
import { readCase, type Knex, type Place } from './store';

const MOST_MEMBERS = 20;

export interface MemberView extends Place {
  title: string;
  typeLabel: string;
  state: State;
}

/** Records that are submitted, signed and shown together or not at all (C-10). */
const bundles = ({ strapi }: { strapi: Core.Strapi }) => {
  const trail = (): AuditTrail => strapi.plugin('audit').service('trail');

  async function assertFree(trx: Knex, place: Place): Promise<void> {
    if (await openBundle(trx, place)) throw new errors.PolicyError(copy.bundle.alreadyIn(await titleOf(place)));
  }

  async function titleOf(place: Place): Promise<string> {
    return (await readDraft(strapi, place)).record.title;
  }

  async function readable<P extends Place>(knex: Knex, places: readonly P[], viewer: Viewer): Promise<P[]> {
    const scope = await scopeOf(strapi, knex, viewer);
    const ids = await scope.among(places.map(({ documentId }) => documentId));
    return places.filter(({ documentId }) => ids.has(documentId));
  }

  async function memberView(knex: Knex, place: Place): Promise<MemberView> {
    const { uid, documentId } = place;
    const state = (await readCase(knex, place))?.state ?? 'draft';
    return {
      ...{ uid, documentId },
      title: await titleOf(place),
      typeLabel: definitionOf(place.uid)?.label ?? '',
      state,
    };
  }

  return {
    /** Submits a record together with others, all or none, by somebody who may submit each of them. */
    async submit(place: Place, others: readonly Place[], by: Viewer, note: SubmitNote): Promise<void> {
      const members = [place, ...others.filter(({ documentId }) => documentId !== place.documentId)];
      if (members.length > MOST_MEMBERS) throw new errors.ValidationError(copy.bundle.tooMany(MOST_MEMBERS));
      const reviews: Reviews = strapi.plugin('review').service('reviews');
      await strapi.db.transaction(async ({ trx }) => {
        for (const member of members) await assertFree(trx, member);
        const name = await titleOf(place);
        const row = { id: randomUUID(), name, account: by.account, at: new Date().toISOString(), ended_at: null };
        await trx(BUNDLES).insert(row);
        for (const { uid, documentId } of members)
          await trx(BUNDLE_MEMBERS).insert({ bundle: row.id, uid, record_id: documentId });
        await trail().bundle('make', by.account, place, { bundle: row.id, members: members.length });
        for (const member of members) await reviews.submit(member, by, note);
      });
    },

    /** Each of its members is under way by itself from here on; those at a later moment stand at their step. */
    async dissolve(place: Place, by: Viewer): Promise<void> {
      if (!by.can('submit')) throw new errors.PolicyError(copy.noPermission);
      await strapi.db.transaction(async ({ trx }) => {
        const bundle = await openBundle(trx, place);
        if (!bundle) throw new errors.PolicyError(copy.bundle.none);
        if ((await casesOf(trx, bundle)).some(({ state }) => state === 'scheduled'))
          throw new errors.PolicyError(copy.bundle.isScheduled);
        await trx(BUNDLES).where({ id: bundle.id }).update({ ended_at: new Date().toISOString() });
        await trx(CASES).where({ batch: bundle.id }).update({ batch: null });
        await trail().bundle('dissolve', by.account, place, { bundle: bundle.id });
      });
    },

    /** What a record is bundled with; null when it goes alone. */
    async view(knex: Knex, place: Place, viewer: Viewer): Promise<{ name: string; members: MemberView[] } | null> {
      const bundle: Bundle | undefined = await openBundle(knex, place);
      if (!bundle) return null;
      const members = await readable(knex, bundle.members, viewer);
      // It is called after the record that it was made for, which may be another section's.
      const isNamed = members.length === bundle.members.length;
      const views = await Promise.all(members.map((one) => memberView(knex, one)));
      return { name: isNamed ? bundle.name : copy.bundle.ofSections, members: views };
    },

    /** Other drafts of the viewer, interpretations of a policy, and what it names, that could go along with a record. */
    async candidates(knex: Knex, place: Place, viewer: Viewer): Promise<MemberView[]> {
      const { record } = await readDraft(strapi, place);
      const named = record.relatedRecords.map(({ indexNumber }) => indexNumber);
      const found: (Place & { isNamed: boolean })[] = [];
      for (const { uid, fields } of contentTypes) {
        const interpreting = 'policies' in fields ? [{ policies: { documentId: place.documentId } }] : [];
        const rows: { documentId: string; indexNumber: string }[] = await strapi.db
          .query(uid as UID.ContentType)
          .findMany({
            where: {
              publishedAt: null,
              disclosureAttribute: 'proactive',
              documentId: { $ne: place.documentId },
              $or: [{ createdBy: { id: Number(viewer.account) } }, { indexNumber: { $in: named } }, ...interpreting],
            },
            select: ['documentId', 'indexNumber'],
            orderBy: { updatedAt: 'desc' },
            limit: MOST_MEMBERS,
          });
        found.push(
          ...rows.map(({ documentId, indexNumber }) => ({ uid, documentId, isNamed: named.includes(indexNumber) })),
        );
      }
      const states = await statesOf(knex, found);
      const free = found.filter(({ documentId, isNamed }) => mayGoAlong(states.get(documentId) ?? 'draft', isNamed));
      const own = await readable(knex, free, viewer);
      return Promise.all(own.slice(0, MOST_MEMBERS).map((one) => memberView(knex, one)));
    },
  };
};
export default bundles;
export type Bundles = ReturnType<typeof bundles>;

/** What is public goes along only when it is what this one repeals, amends or refers to. */
const mayGoAlong = (state: State, isNamed: boolean): boolean =>
  state === 'draft' || state === 'returned' || (isNamed && state === 'published');

async function statesOf(knex: Knex, places: readonly Place[]): Promise<Map<string, State>> {
  const rows: CaseRow[] = await knex(CASES).whereIn(
    'record_id',
    places.map(({ documentId }) => documentId),
  );
  return new Map(rows.map(({ record_id, state }) => [record_id, state]));
}

import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { copy } from '../../copy';
import { CompareQuery, parsed, PlaceParams, RestoreBody } from '../bodies';
import type { Comparisons } from '../services/comparisons';
import type { Histories } from '../services/histories';
import type { Restores } from '../services/restores';
import type { Place } from '../services/versions';

/** Whoever may read a record reads its versions; whoever may change it restores one. */
const versions = ({ strapi }: { strapi: Core.Strapi }) => {
  async function show(ctx: Context, place: Place): Promise<void> {
    const histories: Histories = strapi.plugin('history').service('histories');
    ctx.body = { ...(await histories.of(place)), mayRestore: may(ctx, 'update', place.uid) };
  }

  return {
    async find(ctx: Context) {
      await show(ctx, placeFor(ctx, 'read'));
    },
    async compare(ctx: Context) {
      const place = placeFor(ctx, 'read');
      const { from, to } = parsed(CompareQuery, ctx.query);
      const comparisons: Comparisons = strapi.plugin('history').service('comparisons');
      ctx.body = await comparisons.between(place, from, to);
    },
    async restore(ctx: Context) {
      const place = placeFor(ctx, 'update');
      const restores: Restores = strapi.plugin('history').service('restores');
      const { user } = ctx.state as { user: { id: number } };
      await restores.restore(place, parsed(RestoreBody, ctx.request.body), String(user.id));
      await show(ctx, place);
    },
  };
};
export default versions;

type Right = 'read' | 'update';
type Ability = { can: (action: string, subject: string) => boolean };

const may = (ctx: Context, right: Right, uid: string): boolean =>
  (ctx.state as { userAbility: Ability }).userAbility.can(`plugin::content-manager.explorer.${right}`, uid);

/** The record that is asked for. @throws {PolicyError} when the caller may not do that with records of its type. */
export function placeFor(ctx: Context, right: Right): Place {
  const place = parsed(PlaceParams, ctx.params);
  if (!may(ctx, right, place.uid)) throw new errors.PolicyError(copy.noPermission[right]);
  return place;
}

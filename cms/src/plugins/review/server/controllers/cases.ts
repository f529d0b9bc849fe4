import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { NoteBody, parsed, PlaceParams, ReasonBody, SheetBody, SubmitBody } from '../bodies';
import { Sheet } from '../rules/sheet';
import type { Cases, Viewer } from '../services/cases';
import type { Reviews } from '../services/reviews';
import type { Place } from '../services/store';
import { viewerOf } from './viewer';

/** Each answer is the case as the caller sees it afterwards. */
const cases = ({ strapi }: { strapi: Core.Strapi }) => {
  const reviews = (): Reviews => strapi.plugin('review').service('reviews');
  const placeOf = (ctx: Context): Place => parsed(PlaceParams, ctx.params);

  async function show(ctx: Context): Promise<void> {
    const service: Cases = strapi.plugin('review').service('cases');
    ctx.body = await service.view(placeOf(ctx), viewerOf(ctx));
  }

  /** Takes one step as the signed-in officer, then shows the case. */
  const step = (take: (ctx: Context, place: Place, viewer: Viewer) => Promise<void>) => async (ctx: Context) => {
    await take(ctx, placeOf(ctx), viewerOf(ctx));
    await show(ctx);
  };

  return {
    findOne: show,
    submit: step((ctx, place, viewer) => reviews().submit(place, viewer, parsed(SubmitBody, ctx.request.body))),
    approve: step((ctx, place, viewer) => reviews().approve(place, viewer, parsed(NoteBody, ctx.request.body))),
    countersign: step((ctx, place, viewer) => reviews().countersign(place, viewer, parsed(NoteBody, ctx.request.body))),
    closeSheet: step((ctx, place, viewer) => {
      const { seenHash, ...sheet } = parsed(SheetBody, ctx.request.body);
      return reviews().closeSheet(place, viewer, parsed(Sheet, sheet), seenHash);
    }),
    sign: step((ctx, place, viewer) => reviews().sign(place, viewer, parsed(NoteBody, ctx.request.body))),
    sendBack: step((ctx, place, viewer) =>
      reviews().sendBack(place, viewer, parsed(ReasonBody, ctx.request.body).reason),
    ),
    recall: step((ctx, place, viewer) => reviews().recall(place, viewer, parsed(ReasonBody, ctx.request.body).reason)),
    withdraw: step((ctx, place, viewer) =>
      reviews().withdraw(place, viewer, parsed(ReasonBody, ctx.request.body).reason),
    ),
  };
};
export default cases;

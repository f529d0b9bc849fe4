import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { showingOnce } from '../../../../lib/reading-once';
import {
  ConfirmBody,
  EmergencyBody,
  InterpretationBody,
  parsed,
  PlaceParams,
  ReasonBody,
  ScheduleBody,
  SheetBody,
  UnscheduleBody,
  WithdrawOnBody,
} from '../bodies';
import { Sheet } from '../rules/sheet';
import type { Bundles } from '../services/bundles';
import type { Cases, Viewer } from '../services/cases';
import type { Emergencies } from '../services/emergencies';
import type { Interpretations } from '../services/interpretations';
import type { Reviews } from '../services/reviews';
import type { Schedules } from '../services/schedules';
import type { BulkStep } from '../rules/bulk-steps';
import type { Place } from '../services/store';
import { stepsOf } from './steps';
import { viewerOf } from './viewer';

/** Each answer is the case as the caller sees it afterwards, or nothing for who asked for that (RFC 7240). */
const cases = ({ strapi }: { strapi: Core.Strapi }) => {
  const reviews = (): Reviews => strapi.plugin('review').service('reviews');
  const bundles = (): Bundles => strapi.plugin('review').service('bundles');
  const schedules = (): Schedules => strapi.plugin('review').service('schedules');
  const emergencies = (): Emergencies => strapi.plugin('review').service('emergencies');
  const placeOf = (ctx: Context): Place => parsed(PlaceParams, ctx.params);

  async function show(ctx: Context): Promise<void> {
    const service: Cases = strapi.plugin('review').service('cases');
    ctx.body = await showingOnce(() => service.view(placeOf(ctx), viewerOf(ctx)));
  }

  /** Takes one step as the signed-in officer, then shows the case to who wants to see it. */
  const step = (take: (ctx: Context, place: Place, viewer: Viewer) => Promise<void>) => async (ctx: Context) => {
    await take(ctx, placeOf(ctx), viewerOf(ctx));
    if (!/\breturn\s*=\s*"?minimal\b/i.test(ctx.get('prefer'))) return show(ctx);
    ctx.set('preference-applied', 'return=minimal');
    ctx.status = 204;
  };
  const steps = stepsOf(strapi);
  const asSent = (name: BulkStep) => step((ctx, place, viewer) => steps[name](place, viewer, ctx.request.body));

  return {
    findOne: show,
    submit: asSent('submit'),
    async candidates(ctx: Context) {
      ctx.body = { items: await bundles().candidates(strapi.db.connection, placeOf(ctx), viewerOf(ctx)) };
    },
    dissolve: step((_ctx, place, viewer) => bundles().dissolve(place, viewer)),
    interpretation: step((ctx, place, viewer) => {
      const service: Interpretations = strapi.plugin('review').service('interpretations');
      return service.layDown(place, viewer, parsed(InterpretationBody, ctx.request.body));
    }),
    approve: asSent('approve'),
    countersign: asSent('countersign'),
    closeSheet: step((ctx, place, viewer) => {
      const { seenHash, ...sheet } = parsed(SheetBody, ctx.request.body);
      return reviews().closeSheet(place, viewer, parsed(Sheet, sheet), seenHash);
    }),
    sign: asSent('sign'),
    emergency: step((ctx, place, viewer) =>
      emergencies().publish(place, viewer, parsed(EmergencyBody, ctx.request.body)),
    ),
    confirm: step((ctx, place, viewer) => emergencies().confirm(place, viewer, parsed(ConfirmBody, ctx.request.body))),
    withdrawEmergency: step((ctx, place, viewer) =>
      emergencies().withdraw(place, viewer, parsed(ReasonBody, ctx.request.body).reason),
    ),
    schedule: step((ctx, place, viewer) =>
      schedules().move(place, viewer, parsed(ScheduleBody, ctx.request.body).publishAt),
    ),
    withdrawOn: step((ctx, place, viewer) => {
      const { withdrawAt, reason } = parsed(WithdrawOnBody, ctx.request.body);
      return schedules().withdrawOn(place, viewer, withdrawAt, reason);
    }),
    unschedule: step((ctx, place, viewer) => {
      const { action, reason } = parsed(UnscheduleBody, ctx.request.body);
      return schedules().cancel(place, viewer, action, reason);
    }),
    sendBack: asSent('return'),
    recall: step((ctx, place, viewer) => reviews().recall(place, viewer, parsed(ReasonBody, ctx.request.body).reason)),
    withdraw: step((ctx, place, viewer) =>
      reviews().withdraw(place, viewer, parsed(ReasonBody, ctx.request.body).reason),
    ),
  };
};
export default cases;

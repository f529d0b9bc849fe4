import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { CountersignersBody, EmergencySignersBody, FlowBody, parsed } from '../bodies';
import type { Countersigners } from '../services/countersigners';
import type { EmergencySignersService } from '../services/emergency-signers';
import type { Flows } from '../services/flows';
import { viewerOf } from './viewer';

/**
 * What the disclosure office lays down: the flow of each type, who countersigns for each department, and which leaders may
 * let warnings out alone.
 */
const flows = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Flows => strapi.plugin('review').service('flows');
  const countersigners = (): Countersigners => strapi.plugin('review').service('countersigners');
  const emergencySigners = (): EmergencySignersService => strapi.plugin('review').service('emergencySigners');
  const typeOf = (ctx: Context): string => String((ctx.params as { type?: unknown }).type);
  return {
    async choices(ctx: Context) {
      ctx.body = await service().choices();
    },
    async findOne(ctx: Context) {
      ctx.body = await service().page(typeOf(ctx));
    },
    async lay(ctx: Context) {
      await service().lay(typeOf(ctx), parsed(FlowBody, ctx.request.body), viewerOf(ctx).account);
      ctx.body = await service().page(typeOf(ctx));
    },
    async countersigners(ctx: Context) {
      ctx.body = await countersigners().list();
    },
    async emergencySigners(ctx: Context) {
      ctx.body = await emergencySigners().list();
    },
    async setEmergencySigners(ctx: Context) {
      const { accounts } = parsed(EmergencySignersBody, ctx.request.body);
      await emergencySigners().set(accounts, viewerOf(ctx).account);
      ctx.body = await emergencySigners().list();
    },
    async setCountersigners(ctx: Context) {
      const { department, accounts } = parsed(CountersignersBody, ctx.request.body);
      await countersigners().set(department, accounts, viewerOf(ctx).account);
      ctx.body = await countersigners().list();
    },
  };
};
export default flows;

import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { comingSchedules } from '../services/coming-schedules';

const schedules = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    ctx.body = await comingSchedules(strapi);
  },
});
export default schedules;

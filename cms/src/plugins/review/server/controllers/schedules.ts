import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import type { Access } from '../services/access';
import { comingSchedules } from '../services/coming-schedules';

const schedules = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context) {
    const access: Access = strapi.plugin('review').service('access');
    ctx.body = await comingSchedules(strapi, await access.ofCaller(ctx));
  },
});
export default schedules;

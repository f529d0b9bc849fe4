import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import type { DictionaryService } from '../services/dictionary';

const dictionary = ({ strapi }: { strapi: Core.Strapi }) => ({
  async find(ctx: Context): Promise<void> {
    const service: DictionaryService = strapi.plugin('leak-gate').service('dictionary');
    ctx.body = await service.page();
  },
});
export default dictionary;

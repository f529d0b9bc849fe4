import type { Core } from '@strapi/types';
import { assertDurable } from './lib/sqlite-durability';

const application = {
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await assertDurable(strapi);
  },
};
export default application;

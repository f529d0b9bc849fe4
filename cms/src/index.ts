import type { Core } from '@strapi/types';
import { assertDurable } from './lib/sqlite-durability';
import type { Setup } from './plugins/org/server/services/setup';

const application = {
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await assertDurable(strapi);
    const setup: Setup = strapi.plugin('org').service('setup');
    await setup.run();
  },
};
export default application;

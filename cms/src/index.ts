import type { Core } from '@strapi/types';
import { currentBureau } from './lib/bureau';
import { applyFormLayouts } from './lib/form-layout';
import { createIndexNumberTables } from './lib/index-numbers';
import { leaveOutLocales } from './lib/no-locales';
import { completeWrites } from './lib/record-writes';
import { assertDurable } from './lib/sqlite-durability';
import { createUniqueIndexes } from './lib/unique-indexes';
import type { Starts } from './plugins/audit/server/services/starts';
import type { Setup } from './plugins/org/server/services/setup';

interface Context {
  strapi: Core.Strapi;
}

const application = {
  register({ strapi }: Context) {
    // Registered after the plugins, so inside all their middlewares.
    strapi.documents.use(completeWrites(strapi));
  },
  async bootstrap({ strapi }: Context) {
    currentBureau();
    await assertDurable(strapi);
    await createIndexNumberTables(strapi.db.connection);
    await createUniqueIndexes(strapi);
    await applyFormLayouts(strapi);
    leaveOutLocales(strapi);
    const setup: Setup = strapi.plugin('org').service('setup');
    await setup.run();
    const starts: Starts = strapi.plugin('audit').service('starts');
    await starts.end();
  },
};
export default application;

import type { Core } from '@strapi/types';
import { wrapDocuments } from '../../../lib/document-middleware';
import { policyMay, registerPermissions } from '../../../lib/permissions';
import { copy } from '../copy';
import entries from './controllers/entries';
import { recordDocuments } from './recording/documents';
import { recordRefusals } from './recording/requests';
import { recordRows } from './recording/rows';
import { recordFailedSignIns } from './recording/sign-ins';
import { routes } from './routes';
import attempts from './services/attempts';
import checkpoints, { signingKey } from './services/checkpoints';
import exportsOf from './services/exports';
import figures from './services/figures';
import log from './services/log';
import signIns from './services/sign-ins';
import starts, { type Starts } from './services/starts';
import trail from './services/trail';
import who from './services/who';
import search from './services/search';
import { createTables } from './tables';

const plugin = {
  register({ strapi }: { strapi: Core.Strapi }) {
    signingKey();
    wrapDocuments(strapi, recordDocuments(strapi));
    strapi.server.use(recordRefusals(strapi));
    recordFailedSignIns(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await createTables(strapi.db.connection);
    const start: Starts = strapi.plugin('audit').service('starts');
    await start.begin();
    recordRows(strapi);
    await registerPermissions(strapi, 'audit', copy.permissions);
  },
  policies: { may: policyMay('audit', copy.noPermission) },
  routes,
  controllers: { entries },
  services: { attempts, checkpoints, exports: exportsOf, figures, log, search, signIns, starts, trail, who },
};
export default plugin;

import type { Core } from '@strapi/types';
import { wrapDocuments } from '../../../lib/document-middleware';
import { policyMay, registerPermissions } from '../../../lib/permissions';
import { copy } from '../copy';
import changes from './controllers/changes';
import files from './controllers/files';
import publishing from './controllers/publishing';
import reports from './controllers/reports';
import rollbacks from './controllers/rollbacks';
import statuses from './controllers/statuses';
import { trackChanges } from './middleware';
import { routes } from './routes';
import deliveries from './services/deliveries';
import feed from './services/feed';
import { completeJoinKeys } from './services/join-keys';
import publishedFiles from './services/files';
import publications from './services/publications';
import publisher from './services/publisher';
import publishingState from './services/publishing';
import releases from './services/releases';
import previews from './services/rollback-previews';
import rollbackRequests, { type Rollbacks } from './services/rollbacks';
import wakeUp from './services/wake-up';
import { createTables } from './tables';

const plugin = {
  register({ strapi }: { strapi: Core.Strapi }) {
    wrapDocuments(strapi, trackChanges(strapi));
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await createTables(strapi.db.connection);
    await completeJoinKeys(strapi);
    await registerPermissions(strapi, 'outbox', copy.permissions);
    const requests: Rollbacks = strapi.plugin('outbox').service('rollbacks');
    await requests.forgetUnanswered();
  },
  policies: { may: policyMay('outbox', copy.noPermission) },
  routes,
  controllers: { changes, files, publishing, reports, rollbacks, statuses },
  services: {
    ...{ deliveries, feed, files: publishedFiles, publications, wakeUp },
    ...{ publisher, publishing: publishingState, releases, previews, rollbacks: rollbackRequests },
  },
};
export default plugin;

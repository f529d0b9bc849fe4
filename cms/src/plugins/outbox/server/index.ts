import type { Core } from '@strapi/types';
import { wrapDocuments } from '../../../lib/document-middleware';
import changes from './controllers/changes';
import files from './controllers/files';
import reports from './controllers/reports';
import statuses from './controllers/statuses';
import { trackChanges } from './middleware';
import { routes } from './routes';
import deliveries from './services/deliveries';
import feed from './services/feed';
import publishedFiles from './services/files';
import publications from './services/publications';
import wakeUp from './services/wake-up';
import { createTables } from './tables';

const plugin = {
  register({ strapi }: { strapi: Core.Strapi }) {
    wrapDocuments(strapi, trackChanges(strapi));
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await createTables(strapi.db.connection);
  },
  routes,
  controllers: { changes, files, reports, statuses },
  services: { deliveries, feed, files: publishedFiles, publications, wakeUp },
};
export default plugin;

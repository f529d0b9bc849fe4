import type { Core } from '@strapi/types';
import { wrapDocuments } from '../../../lib/document-middleware';
import editing from './controllers/editing';
import versions from './controllers/versions';
import { recordVersions } from './recording';
import { routes } from './routes';
import comparisons from './services/comparisons';
import divergences from './services/divergences';
import histories from './services/histories';
import presence from './services/presence';
import restores from './services/restores';
import versionStore from './services/versions';
import { createTables } from './tables';

const plugin = {
  register({ strapi }: { strapi: Core.Strapi }) {
    wrapDocuments(strapi, recordVersions(strapi));
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await createTables(strapi.db.connection);
  },
  routes,
  controllers: { editing, versions },
  services: { comparisons, divergences, histories, presence, restores, versions: versionStore },
};
export default plugin;

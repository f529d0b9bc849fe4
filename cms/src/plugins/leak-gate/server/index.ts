import type { Core } from '@strapi/types';
import { definitionOf } from '../../../lib/canonical-record';
import { wrapDocuments } from '../../../lib/document-middleware';
import { policyMay } from '../../../lib/permissions';
import { copy } from '../copy';
import findings from './controllers/findings';
import { routes } from './routes';
import decisions from './services/decisions';
import files from './services/files';
import gate, { type Gate } from './services/gate';
import settings from './services/settings';
import { createTables } from './tables';
import { term } from './term';

const plugin = {
  register({ strapi }: { strapi: Core.Strapi }) {
    // Signing and migrating both publish: whoever publishes passes here once more, under the dictionary of that moment.
    wrapDocuments(strapi, async (call, next) => {
      const documentId = call.params?.documentId;
      if (call.action === 'publish' && documentId && definitionOf(call.uid)) {
        const service: Gate = strapi.plugin('leak-gate').service('gate');
        await service.assertClear({ uid: call.uid, documentId });
      }
      return next();
    });
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await createTables(strapi.db.connection);
  },
  policies: { may: policyMay('review', copy.noPermission) },
  routes,
  contentTypes: { term },
  controllers: { findings },
  services: { decisions, files, gate, settings },
};
export default plugin;

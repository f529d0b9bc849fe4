import type { Core } from '@strapi/types';
import { definitionOf } from '../../../lib/canonical-record';
import { wrapDocuments } from '../../../lib/document-middleware';
import { policyMay, registerPermissions } from '../../../lib/permissions';
import { copy } from '../copy';
import dictionary from './controllers/dictionary';
import findings from './controllers/findings';
import tasks from './controllers/tasks';
import { routes } from './routes';
import decisions from './services/decisions';
import dictionaries from './services/dictionary';
import files from './services/files';
import gate, { type Gate } from './services/gate';
import grounds from './services/grounds';
import settings, { type Settings } from './services/settings';
import taskList from './services/tasks';
import { createTables } from './tables';
import { TERM, term } from './term';

const plugin = {
  register({ strapi }: { strapi: Core.Strapi }) {
    // Signing and migrating both publish: whoever publishes passes here once more, under the dictionary of that moment.
    wrapDocuments(strapi, async (call, next) => {
      const documentId = call.params?.documentId;
      if (call.action === 'publish' && documentId && definitionOf(call.uid)) {
        const service: Gate = strapi.plugin('leak-gate').service('gate');
        await service.assertClear({ uid: call.uid, documentId }, 'publish');
      }
      return next();
    });
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await createTables(strapi.db.connection);
    await registerPermissions(strapi, 'leak-gate', copy.permissions);
    keepEachVersion(strapi);
    // What the system came with, or brought by an upgrade, is on file before the first check.
    await (strapi.plugin('leak-gate').service('settings') as Settings).current();
  },
  policies: {
    may: policyMay('review', copy.noPermission),
    mayRead: policyMay('leak-gate', copy.noPermission),
  },
  routes,
  contentTypes: { term },
  controllers: { dictionary, findings, tasks },
  services: { decisions, dictionary: dictionaries, files, gate, grounds, settings, tasks: taskList },
};
export default plugin;

/** A changed entry is a version of the dictionary at once, in the transaction of the change. */
function keepEachVersion(strapi: Core.Strapi): void {
  const keep = async (): Promise<void> => {
    await (strapi.plugin('leak-gate').service('settings') as Settings).current();
  };
  strapi.db.lifecycles.subscribe({ models: [TERM], afterCreate: keep, afterUpdate: keep, afterDelete: keep });
}

import type { Core } from '@strapi/types';
import { z } from 'zod';
import { wrapDocuments } from '../../../lib/document-middleware';
import cases from './controllers/cases';
import queue from './controllers/queue';
import states from './controllers/states';
import { documentsGate } from './gate/documents';
import { guardRows } from './gate/rows';
import { may, registerPermissions } from './permissions';
import { routes } from './routes';
import approvals from './services/approvals';
import caseViews from './services/cases';
import migrations from './services/migrations';
import queues from './services/queue';
import reviews from './services/reviews';
import { createTables } from './tables';

const plugin = {
  register({ strapi }: { strapi: Core.Strapi }) {
    // What an officer sends is checked with zod; where a field has no sentence of its own, zod's Chinese one is shown.
    z.config(z.locales.zhCN());
    wrapDocuments(strapi, documentsGate(strapi));
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    guardRows(strapi);
    await createTables(strapi.db.connection);
    await registerPermissions(strapi);
  },
  policies: { may },
  routes,
  controllers: { cases, queue, states },
  services: { approvals, cases: caseViews, migrations, queue: queues, reviews },
};
export default plugin;

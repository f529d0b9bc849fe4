import type { Core } from '@strapi/types';
import { z } from 'zod';
import { wrapDocuments } from '../../../lib/document-middleware';
import { policyMay, registerPermissions } from '../../../lib/permissions';
import { copy } from '../copy';
import bulk from './controllers/bulk';
import cases from './controllers/cases';
import delegations from './controllers/delegations';
import evidence from './controllers/evidence';
import flows from './controllers/flows';
import previews from './controllers/previews';
import queue from './controllers/queue';
import reassessments from './controllers/reassessments';
import schedulesController from './controllers/schedules';
import states from './controllers/states';
import { guardRoutes } from './access/door';
import { limitRows } from './access/rows';
import { keepInScope } from './access/writes';
import guestPages from './guests/controller';
import inviting from './guests/invite-controller';
import invitations from './guests/invitations';
import visits from './guests/visits';
import { documentsGate } from './gate/documents';
import { guardRows } from './gate/rows';
import { routes } from './routes';
import access from './services/access';
import approvals from './services/approvals';
import attributes from './services/attributes';
import bundleList from './services/bundles';
import caseViews from './services/cases';
import countersigners from './services/countersigners';
import delegationList from './services/delegations';
import emergencyList from './services/emergencies';
import emergencySigners from './services/emergency-signers';
import evidencePapers from './services/evidence';
import flowVersions from './services/flows';
import interpretationList from './services/interpretations';
import migrations from './services/migrations';
import participants from './services/participants';
import draftPreviews from './services/previews';
import queues from './services/queue';
import listItems from './services/list-items';
import reassessmentList from './services/reassessments';
import { createRelatedIndexes } from './services/public-changing';
import reviews from './services/reviews';
import scheduleList from './services/schedules';
import waiting from './services/waiting';
import { createTables } from './tables';
import { startTimer, stopTimer } from './timer';

const plugin = {
  register({ strapi }: { strapi: Core.Strapi }) {
    // What an officer sends is checked with zod; where a field has no sentence of its own, zod's Chinese one is shown.
    z.config(z.locales.zhCN());
    wrapDocuments(strapi, documentsGate(strapi));
    wrapDocuments(strapi, keepInScope(strapi));
    guardRoutes(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    guardRows(strapi);
    limitRows(strapi);
    await createTables(strapi.db.connection);
    await createRelatedIndexes(strapi);
    await registerPermissions(strapi, 'review', copy.permissions);
    startTimer(strapi);
  },
  destroy: stopTimer,
  policies: { may: policyMay('review', copy.noPermission) },
  routes,
  controllers: {
    bulk,
    cases,
    delegations,
    evidence,
    flows,
    guests: guestPages,
    inviting,
    previews,
    queue,
    reassessments,
    schedules: schedulesController,
    states,
  },
  services: {
    ...{ access, approvals, attributes, cases: caseViews, countersigners, delegations: delegationList },
    ...{ evidence: evidencePapers, flows: flowVersions, migrations, participants, queue: queues },
    ...{ listItems, reassessments: reassessmentList, reviews, schedules: scheduleList, waiting },
    ...{ emergencies: emergencyList, emergencySigners, invitations, visits },
    ...{ bundles: bundleList, interpretations: interpretationList, previews: draftPreviews },
  },
};
export default plugin;

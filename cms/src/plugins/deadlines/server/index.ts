import type { Core } from '@strapi/types';
import { policyMay, registerPermissions } from '../../../lib/permissions';
import { copy } from '../copy';
import deadlines from './controllers/deadlines';
import { createIndexes } from './indexes';
import { routes } from './routes';
import board from './services/board';
import confirmations from './services/confirmations';
import explanations from './services/explanations';
import items from './services/items';
import post from './services/post';
import reminders from './services/reminders';
import scores from './services/scores';
import viewers from './services/viewers';
import { createTables } from './tables';
import { startTimer, stopTimer } from './timer';

const plugin = {
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    await createTables(strapi.db.connection);
    await createIndexes(strapi);
    await registerPermissions(strapi, 'deadlines', copy.permissions);
    startTimer(strapi);
  },
  destroy: stopTimer,
  policies: { may: policyMay('deadlines', copy.noPermission) },
  routes,
  controllers: { deadlines },
  services: { board, confirmations, explanations, items, post, reminders, scores, viewers },
};
export default plugin;

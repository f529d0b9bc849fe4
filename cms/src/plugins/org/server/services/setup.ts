import type { Core } from '@strapi/types';
import type { Accounts } from './accounts';
import { watchElevations } from '../take-back';
import type { Elevations } from './elevations';
import type { Roles } from './roles';
import type { Tokens } from './tokens';

const setup = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Brings roles, tokens and the first accounts to what the tables and settings say. Called last at every start, when
   * the permission actions of all plugins exist, and before the port opens.
   */
  async run(): Promise<void> {
    const roles: Roles = strapi.plugin('org').service('roles');
    const tokens: Tokens = strapi.plugin('org').service('tokens');
    const accounts: Accounts = strapi.plugin('org').service('accounts');
    // One commit in place of some hundred, each of which would wait for the disk.
    await strapi.db.transaction(async () => {
      await roles.sync();
      await tokens.removeDefaults();
      await tokens.ensurePublisher();
      await accounts.seal();
      await accounts.ensureFirst();
    });
    // Of an elevation that was in force when the system stopped.
    const elevations: Elevations = strapi.plugin('org').service('elevations');
    if ((await elevations.lastEndMs()) !== null) await watchElevations(strapi);
  },
});
export default setup;
export type Setup = ReturnType<typeof setup>;

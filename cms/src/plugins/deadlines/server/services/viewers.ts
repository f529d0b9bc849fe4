import type { Core } from '@strapi/types';
import type { Members } from '../../../org/server/services/members';
import type { Countersigners } from '../../../review/server/services/countersigners';
import type { Viewer } from '../rules/visible';

const stepPermissions = ['submit', 'approve', 'countersign', 'confidentiality', 'sign'];

/** Puts together what an account may see and do. */
const viewers = ({ strapi }: { strapi: Core.Strapi }) => ({
  async of(account: string, can: (action: string) => boolean): Promise<Viewer> {
    const members: Members = strapi.plugin('org').service('members');
    const countersigners: Countersigners = strapi.plugin('review').service('countersigners');
    return {
      account,
      seesAll: can('plugin::deadlines.board-all'),
      mayConfirm: can('plugin::deadlines.confirm'),
      departments: await members.departmentsOf(account),
      countersignsFor: await countersigners.departmentsOf(account),
      steps: new Set(stepPermissions.filter((step) => can(`plugin::review.${step}`))),
    };
  },
});
export default viewers;
export type Viewers = ReturnType<typeof viewers>;

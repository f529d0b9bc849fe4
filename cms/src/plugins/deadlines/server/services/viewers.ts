import type { Core } from '@strapi/types';
import type { Members } from '../../../org/server/services/members';
import type { Countersigners } from '../../../review/server/services/countersigners';
import type { Access, Scope } from '../../../review/server/services/access';
import type { DueItem } from '../rules/due-item';
import type { Viewer } from '../rules/visible';

const stepPermissions = ['submit', 'approve', 'countersign', 'confidentiality', 'sign'];

/** With what the person may read of unpublished work (B-6). */
export interface Reader extends Viewer {
  scope: Scope;
}

/** Puts together what an account may see and do. */
const viewers = ({ strapi }: { strapi: Core.Strapi }) => ({
  async of(account: string, roles: readonly string[], can: (action: string) => boolean): Promise<Reader> {
    const access: Access = strapi.plugin('review').service('access');
    const members: Members = strapi.plugin('org').service('members');
    const countersigners: Countersigners = strapi.plugin('review').service('countersigners');
    return {
      account,
      scope: await access.ofAccount(account, roles, can),
      seesAll: can('plugin::deadlines.board-all'),
      mayConfirm: can('plugin::deadlines.confirm'),
      departments: await members.departmentsOf([account]),
      countersignsFor: await countersigners.departmentsOf(account),
      steps: new Set(stepPermissions.filter((step) => can(`plugin::review.${step}`))),
    };
  },
});
export default viewers;

/** Of these items those that are about a record the person may read, or about no single record. */
export async function readableItems(items: readonly DueItem[], { scope }: Reader): Promise<DueItem[]> {
  if (scope.readsAll) return [...items];
  const ids = await scope.among(items.map(({ documentId }) => documentId));
  return items.filter(({ documentId }) => documentId === '' || ids.has(documentId));
}
export type Viewers = ReturnType<typeof viewers>;

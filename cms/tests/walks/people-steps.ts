import fc from 'fast-check';
import { shanghaiDate } from '@yangguang/schemas';
import type { Delegations } from '../../src/plugins/review/server/services/delegations.ts';
import { testRoles } from '../harness.ts';
import { procedure, turnOf } from './procedure-steps.ts';
import { anyOf, officerAt, officerIndex, placeOf, which, type Step, type World } from './world.ts';

/** Somebody is given another role in the middle of things: what he has done before still counts (B-2). */
export const promotion = fc.tuple(officerIndex, fc.constantFrom(...testRoles)).map(([index, role]): Step => ({
  name: `officer ${index} becomes ${role}`,
  decides: false,
  attempt: async (world) => {
    const { viewer } = officerAt(world, index);
    const model = world.officers.find((officer) => officer.role === role);
    if (model) Object.assign(viewer, { can: model.viewer.can, roles: model.viewer.roles });
    return Promise.resolve();
  },
}));

/** Somebody goes on leave; whoever stands in for him acts in two capacities (B-8). */
export const leave = fc.tuple(officerIndex, officerIndex).map(([from, to]): Step => ({
  name: `officer ${to} stands in for ${from}`,
  decides: false,
  attempt: (world) => goOnLeave(world, officerAt(world, from).viewer.account, officerAt(world, to).viewer.account),
}));

function goOnLeave({ cms }: World, account: string, to: string): Promise<void> {
  const delegations: Delegations = cms.strapi.plugin('review').service('delegations');
  const today = shanghaiDate(new Date());
  return delegations.name(account, { to, startsOn: today, endsOn: today, reason: '出差' });
}

/** Whoever's turn it is has gone on leave, and somebody takes it in his place. */
export const turnOfStandIn = fc.tuple(officerIndex, which).map(([index, record]): Step => ({
  name: `officer ${index} takes the next turn of the ${record} for somebody on leave`,
  decides: true,
  attempt: async (world, scene) => {
    const place = await placeOf(scene, record);
    const { name, role } = await turnOf(world, place);
    const { account } = anyOf(world, role, 0).viewer;
    const { viewer } = officerAt(world, index);
    await goOnLeave(world, account, viewer.account);
    await procedure[name]?.take(world, place, viewer);
  },
}));

/** Everybody is back at his own desk; the next walk begins as this one did. */
export async function endOfLeave({ cms }: World): Promise<void> {
  await cms.strapi.db
    .connection('review_delegations')
    .whereNull('ended_at')
    .update({ ended_at: new Date().toISOString() });
}

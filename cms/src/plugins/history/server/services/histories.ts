import type { Core } from '@strapi/types';
import type { Deliveries } from '../../../outbox/server/services/deliveries';
import type { Participants } from '../../../review/server/services/participants';
import { copy } from '../../copy';
import { milestonesByVersion, stateOf, type MarkedHash, type Milestone, type VersionState } from '../rules/milestones';
import type { Cause } from '../tables';
import { versionsOf, type Place, type VersionHead } from './versions';

export interface VersionView {
  number: number;
  at: string;
  /** Name of the person, or of the machine. */
  account: string;
  cause: Cause;
  restoredFrom: number | null;
  state: VersionState;
  milestones: Milestone[];
}

export interface History {
  /** Newest first. */
  versions: VersionView[];
  /** The newest version that was signed; null when none was. */
  signed: number | null;
}

const histories = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Every version of a record with what became of it. */
  async of(place: Place): Promise<History> {
    const heads = await versionsOf(strapi.db.connection, place);
    const milestones = milestonesByVersion(heads, await marksOf(strapi, place));
    const name = await namesFor(strapi, heads, [...milestones.values()].flat());
    const versions = heads.map((head) => viewOf(head, milestones.get(head.number) ?? [], name));
    const signed = versions.find((version) => version.milestones.some(({ kind }) => kind === 'signed'));
    return { versions, signed: signed?.number ?? null };
  },
});
export default histories;
export type Histories = ReturnType<typeof histories>;

const kinds: Readonly<Record<string, Milestone['kind']>> = {
  submit: 'submitted',
  sign: 'signed',
  migrate: 'signed',
};

async function marksOf(strapi: Core.Strapi, place: Place): Promise<MarkedHash[]> {
  const participants: Participants = strapi.plugin('review').service('participants');
  const deliveries: Deliveries = strapi.plugin('outbox').service('deliveries');
  const decided = (await participants.decisionsOn(place)).flatMap(({ action, at, account, hash }): MarkedHash[] => {
    const kind = kinds[action];
    return kind && hash ? [{ kind, at, account, hash, release: null }] : [];
  });
  const shown = (await deliveries.shown(place.documentId)).map(({ hash, liveAt, release }): MarkedHash => ({
    kind: 'live',
    at: liveAt,
    account: null,
    hash,
    release,
  }));
  return [...decided, ...shown];
}

type Name = (account: string) => string;

async function namesFor(
  strapi: Core.Strapi,
  heads: readonly VersionHead[],
  milestones: readonly Milestone[],
): Promise<Name> {
  const participants: Participants = strapi.plugin('review').service('participants');
  const accounts = [...heads, ...milestones].flatMap(({ account }) => account ?? []);
  const names = await participants.names([...new Set(accounts)]);
  return (account) => (account === 'system' ? copy.system : (names.get(account) ?? account));
}

function viewOf(head: VersionHead, milestones: readonly Milestone[], name: Name): VersionView {
  const { number, at, account, cause, restored_from: restoredFrom } = head;
  return {
    ...{ number, at, cause, restoredFrom },
    account: name(account),
    state: stateOf(milestones),
    milestones: milestones.map((milestone) => ({
      ...milestone,
      account: milestone.account && name(milestone.account),
    })),
  };
}

import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { contentTypes, defaultFlow, flowIssues, type Flow } from '@yangguang/schemas';
import type { AuditTrail } from '../../../audit/server/services/trail';
import { copy } from '../../copy';
import { FLOWS } from '../tables';
import { currentFlow, flowVersions } from './flow-versions';
import { namesOf } from './names';
import { departmentNames, officers, roleNames } from './surroundings';

export interface FlowVersion {
  version: number;
  flow: Flow;
  note: string;
  account: string;
  at: string;
}
export interface FlowPage {
  type: string;
  label: string;
  version: number;
  flow: Flow;
  /** Newest first; without the default flow, which nobody laid down. */
  versions: FlowVersion[];
  defaultFlow: Flow;
}
export interface Choice {
  value: string;
  label: string;
}
/** What the steps of a flow may name. */
export interface FlowChoices {
  types: (Choice & { version: number })[];
  departments: Choice[];
  roles: Choice[];
  accounts: Choice[];
}
export interface FlowDraft {
  flow: Flow;
  /** Why it was changed. */
  note: string;
  /** The version that was on screen. */
  baseVersion: number;
}

/** Flows of approval by content type, in versions that are kept for ever (B-1). */
const flows = ({ strapi }: { strapi: Core.Strapi }) => {
  async function page(type: string): Promise<FlowPage> {
    const { uid, label } = typeNamed(type);
    const versions = await flowVersions(strapi.db.connection, type);
    const names = await namesOf(strapi, versions);
    return {
      ...{ type, label },
      ...(await currentFlow(strapi.db.connection, uid)),
      defaultFlow,
      versions: versions.map((row) => ({ ...row, account: names.get(row.account) ?? row.account })),
    };
  }

  async function choices(): Promise<FlowChoices> {
    const asChoices = (names: Map<string, string>) => [...names].map(([value, label]) => ({ value, label }));
    const types = contentTypes.map(async ({ name, uid, label }) => {
      const { version } = await currentFlow(strapi.db.connection, uid);
      return { value: name, label, version };
    });
    return {
      types: await Promise.all(types),
      departments: asChoices(await departmentNames(strapi)),
      roles: asChoices(await roleNames(strapi)),
      accounts: asChoices(await officers(strapi)),
    };
  }

  /**
   * Puts a flow into force for submissions from then on; rounds under way end under the flow they began with.
   *
   * @returns the new version.
   * @throws {ValidationError} with everything that is wrong with the flow; {PolicyError} when somebody else was faster.
   */
  async function lay(type: string, { flow, note, baseVersion }: FlowDraft, account: string): Promise<number> {
    const { uid } = typeNamed(type);
    return strapi.db.transaction(async ({ trx }) => {
      const known = { departments: await departmentNames(strapi), roles: await roleNames(strapi) };
      const accounts = new Set((await officers(strapi)).keys());
      const issues = flowIssues(flow, {
        departments: new Set(known.departments.keys()),
        roles: new Set(known.roles.keys()),
        accounts,
      });
      if (issues.length > 0) throw new errors.ValidationError(copy.flows.unsound(issues), { issues });
      const current = await currentFlow(trx, uid);
      if (current.version !== baseVersion) throw new errors.PolicyError(copy.flows.overtaken);
      if (JSON.stringify(current.flow) === JSON.stringify(flow)) throw new errors.PolicyError(copy.flows.unchanged);
      const version = current.version + 1;
      const at = new Date().toISOString();
      await trx(FLOWS).insert({ type, version, flow: JSON.stringify(flow), note, account, at });
      const trail: AuditTrail = strapi.plugin('audit').service('trail');
      await trail.rules('flow.lay', account, { type, version, flow });
      return version;
    });
  }

  return { page, choices, lay };
};
export default flows;
export type Flows = ReturnType<typeof flows>;

function typeNamed(name: string) {
  const type = contentTypes.find((candidate) => candidate.name === name);
  if (!type) throw new errors.NotFoundError(copy.flows.unknownType);
  return type;
}

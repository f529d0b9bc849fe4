import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { breakGlassYears, shanghaiDate, type BreakGlassYear } from '@yangguang/schemas';
import { ask } from '../../../../lib/ask';
import { isAdministrator, type AdministratorRole } from '../../../../lib/administrators';
import type { AuditTrail } from '../../../audit/server/services/trail';
import type { Who } from '../../../audit/server/services/who';
import { copy } from '../../copy';
import {
  confirmIssue,
  elevationState,
  outcomeOf,
  mayAsk,
  type Elevation,
  type ElevationState,
} from '../rules/elevation';
import { watchElevations } from '../take-back';
import { ELEVATIONS, type ElevationRow } from '../tables';

/** One line of the page 应急授权. */
export interface ElevationView {
  id: number;
  account: string;
  name: string;
  reason: string;
  minutes: number;
  askedAtMs: number;
  decidedBy: string | null;
  decidedAtMs: number | null;
  endsAtMs: number | null;
  state: ElevationState;
  /** Whether whoever looks may decide on it. */
  isForYou: boolean;
}
export interface ElevationPage {
  mayAsk: boolean;
  elevations: ElevationView[];
}

const shown = 100;

/** 应急授权, break-glass: an administrator has every right of the system for a while, when another one agrees. */
const elevations = ({ strapi }: { strapi: Core.Strapi }) => {
  const table = () => strapi.db.connection(ELEVATIONS);
  const trail = (): AuditTrail => strapi.plugin('audit').service('trail');
  const who = (): Who => strapi.plugin('audit').service('who');

  async function officeOf(account: string): Promise<AdministratorRole | undefined> {
    const user: { roles: { code: string }[] } | null = await strapi.db
      .query('admin::user')
      .findOne({ where: { id: Number(account), isActive: true }, populate: ['roles'] });
    return user?.roles.map(({ code }) => code).find(isAdministrator);
  }

  async function viewOf(row: ElevationRow, by: string, office: AdministratorRole | undefined): Promise<ElevationView> {
    const one = elevationOf(row);
    const state = elevationState(one, Date.now());
    const asked = { account: row.account, office: await officeOf(row.account), state };
    return {
      ...{ id: row.id, account: row.account, reason: row.reason, minutes: row.minutes, state },
      ...{ askedAtMs: one.askedAtMs, decidedAtMs: one.decidedAtMs, endsAtMs: one.endsAtMs },
      name: (await who().account(row.account)).name,
      decidedBy: row.decided_by === null ? null : (await who().account(row.decided_by)).name,
      isForYou: confirmIssue(asked, { account: by, office }) === null,
    };
  }

  return {
    async page(by: string): Promise<ElevationPage> {
      const office = await officeOf(by);
      const rows: ElevationRow[] = await table().orderBy('id', 'desc').limit(shown);
      return { mayAsk: mayAsk(office), elevations: await Promise.all(rows.map((row) => viewOf(row, by, office))) };
    },

    /** How often it was asked for in each year and what became of it: no names; what waits is not counted yet (B-2). */
    async counts(): Promise<BreakGlassYear[]> {
      const rows = await ask<ElevationRow[]>(strapi, (knex) =>
        knex(ELEVATIONS).select('asked_at', 'decided_at', 'is_granted'),
      );
      return breakGlassYears(
        rows.flatMap((row) => {
          const outcome = outcomeOf(elevationOf(row), Date.now());
          return outcome ? [{ day: shanghaiDate(new Date(Number(row.asked_at))), outcome }] : [];
        }),
      );
    },

    /** @throws {PolicyError} for anybody but the system and the security administrator. */
    async ask(account: string, reason: string, minutes: number): Promise<void> {
      if (!mayAsk(await officeOf(account))) throw new errors.PolicyError(copy.breakGlass.askRefused);
      await strapi.db.transaction(async ({ trx }) => {
        await trx(ELEVATIONS).insert({ account, reason, minutes, asked_at: Date.now() });
        await trail().rules('breakGlass.ask', account, { minutes }, { reason });
      });
    },

    /** A second administrator of another office says yes or no; with a yes the time begins to run. */
    async decide(id: number, by: string, isGranted: boolean): Promise<void> {
      await strapi.db.transaction(async ({ trx }) => {
        const row: ElevationRow | undefined = await trx(ELEVATIONS).where({ id }).first();
        if (!row) throw new errors.NotFoundError(copy.breakGlass.issues['not-waiting']);
        const state = elevationState(elevationOf(row), Date.now());
        const asked = { account: row.account, office: await officeOf(row.account), state };
        const issue = confirmIssue(asked, { account: by, office: await officeOf(by) });
        if (issue) throw new errors.PolicyError(copy.breakGlass.issues[issue]);
        const decided_at = Date.now();
        const ends_at = isGranted ? decided_at + row.minutes * 60_000 : null;
        await trx(ELEVATIONS).where({ id }).update({ decided_by: by, decided_at, is_granted: isGranted, ends_at });
        await trail().rules('breakGlass.decide', by, { for: row.account, isGranted, minutes: row.minutes });
      });
      if (isGranted) await watchElevations(strapi);
    },

    /** Whoever was given it hands it back before its time. */
    async end(by: string): Promise<void> {
      await strapi.db.transaction(async ({ trx }) => {
        const active = await trx(ELEVATIONS).where({ account: by }).andWhere('ends_at', '>', Date.now());
        if (active.length === 0) throw new errors.PolicyError(copy.breakGlass.notActive);
        await trx(ELEVATIONS)
          .where({ account: by })
          .andWhere('ends_at', '>', Date.now())
          .update({ ends_at: Date.now() });
        await trail().rules('breakGlass.end', by, {});
      });
      await watchElevations(strapi);
    },

    /** When the last of those in force ends; null when none is. */
    async lastEndMs(): Promise<number | null> {
      const ends: (number | string)[] = await table().where('ends_at', '>', Date.now()).pluck('ends_at');
      return ends.length === 0 ? null : Math.max(...ends.map(Number));
    },

    async isElevated(account: string): Promise<boolean> {
      const row = await table().where({ account }).andWhere('ends_at', '>', Date.now()).first();
      return row !== undefined;
    },
  };
};
export default elevations;
export type Elevations = ReturnType<typeof elevations>;

function elevationOf(row: ElevationRow): Elevation {
  const number = (value: number | null) => (value === null ? null : Number(value));
  return {
    account: row.account,
    askedAtMs: Number(row.asked_at),
    decidedAtMs: number(row.decided_at),
    isGranted: Boolean(row.is_granted),
    endsAtMs: number(row.ends_at),
  };
}

import type { Core } from '@strapi/types';
import {
  entryHash,
  entryText,
  withLeaf,
  type AuditAction,
  type AuditActor,
  type AuditEntry,
  type AuditSubject,
  type Frontier,
} from '@yangguang/schemas';
import { insertRows } from '../../../../lib/insert-rows';
import { shanghaiTime } from '../rules/shanghai-time';
import { ENTRIES, LOGS, type EntryRow, type Knex, type LogRow } from '../tables';
import type { Checkpoints } from './checkpoints';
import type { Who } from './who';

export interface AuditDraft {
  action: AuditAction;
  subject?: AuditSubject | null;
  details?: Record<string, unknown>;
  /** Whoever the request in hand says, unless given: an account by its id, or an actor as it is. */
  account?: string;
  actor?: AuditActor;
}

/** The audit log (B-9, B-10): numbered, chained, append-only, and part of the transaction that it tells of. */
const log = ({ strapi }: { strapi: Core.Strapi }) => {
  const turns = new WeakMap<object, Promise<void>>();
  const whoIs = (): Who => strapi.plugin('audit').service('who');

  /** Parallel calls inside one transaction take turns; after one that failed none succeeds. */
  function inTurn(trx: Knex, work: () => Promise<void>): Promise<void> {
    const turn = (turns.get(trx) ?? Promise.resolve()).then(work);
    turns.set(trx, turn);
    return turn;
  }

  async function write(trx: Knex, drafts: readonly AuditDraft[]): Promise<void> {
    const address = whoIs().address();
    const actors = await actorsOf(drafts);
    const row: LogRow = await trx(LOGS).where({ name: 'main' }).first();
    const at = shanghaiTime(new Date());
    let tree: Frontier = { size: row.size, hashes: JSON.parse(row.frontier) as string[] };
    let { last } = row;
    const rows = drafts.map((draft, index): EntryRow => {
      const { action, subject = null, details = {} } = draft;
      const actor = actors[index] as AuditActor;
      const entry: AuditEntry = { seq: tree.size + 1, at, actor, address, action, subject, details, previous: last };
      const text = entryText(entry);
      last = entryHash(text);
      tree = withLeaf(tree, last);
      return rowOf(entry, text, last);
    });
    await insertRows(trx, ENTRIES, rows);
    await trx(LOGS)
      .where({ name: 'main' })
      .update({ size: tree.size, frontier: JSON.stringify(tree.hashes), last });
    const checkpoints: Checkpoints = strapi.plugin('audit').service('checkpoints');
    if (checkpoints.isDue(row.size, tree.size)) await checkpoints.seal(trx);
  }

  /** Each account is looked up once a call. */
  async function actorsOf(drafts: readonly AuditDraft[]): Promise<AuditActor[]> {
    const known = new Map<string, AuditActor>();
    const find = async ({ actor, account }: AuditDraft): Promise<AuditActor> => {
      if (actor) return actor;
      const key = account ?? '';
      const found = known.get(key) ?? (await (account ? whoIs().account(account) : whoIs().current()));
      known.set(key, found);
      return found;
    };
    const actors: AuditActor[] = [];
    for (const draft of drafts) actors.push(await find(draft));
    return actors;
  }

  return {
    /**
     * Adds entries in the transaction in hand, or in one of its own. When it fails the transaction fails, and with it
     * whatever the entries tell of (D13).
     */
    async append(...drafts: AuditDraft[]): Promise<void> {
      if (drafts.length === 0) return;
      await strapi.db.transaction(async ({ trx }) => inTurn(trx, () => write(trx, drafts)));
    },

    /**
     * One transaction around a change and its entries. It takes the log first: a transaction that began by reading
     * could not write any more once another process had.
     */
    transaction<T>(work: () => Promise<T>): Promise<T> {
      const isOutermost = !strapi.db.inTransaction();
      return strapi.db.transaction(async ({ trx }) => {
        if (isOutermost) await trx(LOGS).where({ name: 'main' }).update({ name: 'main' });
        return work();
      }) as Promise<T>;
    },
  };
};
export default log;
export type AuditLog = ReturnType<typeof log>;

function rowOf({ seq, at, actor, action, subject }: AuditEntry, entry: string, hash: string): EntryRow {
  return {
    ...{ seq, at, action, hash, entry },
    actor_id: actor.id,
    actor_name: actor.name,
    subject_type: subject?.type ?? null,
    subject_id: subject?.id ?? null,
    subject_title: subject?.title ?? null,
  };
}

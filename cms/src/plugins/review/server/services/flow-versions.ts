import { defaultFlow, Flow } from '@yangguang/schemas';
import { definitionOf } from '../../../../lib/canonical-record';
import { FLOWS, type FlowRow } from '../tables';
import type { Knex } from './store';

const typeOf = (uid: string): string => definitionOf(uid)?.name ?? uid;

/** The flow in force for a type; version 0 while none was laid down. */
export async function currentFlow(knex: Knex, uid: string): Promise<{ version: number; flow: Flow }> {
  const row: FlowRow | undefined = await knex(FLOWS)
    .where({ type: typeOf(uid) })
    .orderBy('version', 'desc')
    .first();
  return row ? { version: row.version, flow: parsed(row) } : { version: 0, flow: defaultFlow };
}

/** @throws {RangeError} for a version that never was. */
export async function flowOfVersion(knex: Knex, uid: string, version: number): Promise<Flow> {
  if (version === 0) return defaultFlow;
  const row: FlowRow | undefined = await knex(FLOWS)
    .where({ type: typeOf(uid), version })
    .first();
  if (!row) throw new RangeError(`${uid} has no flow of version ${version}`);
  return parsed(row);
}

/** Newest first. */
export async function flowVersions(knex: Knex, type: string): Promise<(Omit<FlowRow, 'flow'> & { flow: Flow })[]> {
  const rows: FlowRow[] = await knex(FLOWS).where({ type }).orderBy('version', 'desc');
  return rows.map((row) => ({ ...row, flow: parsed(row) }));
}

const parsed = (row: FlowRow): Flow => Flow.parse(JSON.parse(row.flow));

import type { Core, UID } from '@strapi/types';
import { contentTypes } from '@yangguang/schemas';
import { CASES } from '../tables';
import { ofDepartment } from './departments';
import type { Knex } from './store';

/** A draft that was never submitted, so that it has no case. */
export interface OwnDraft {
  uid: string;
  record_id: string;
  updated_at: string;
}
export interface DraftQuery {
  type?: string | undefined;
  department?: string | undefined;
}

type Rows = ReturnType<Knex>;

/** What somebody began and nobody has seen yet: drafts of his that were never submitted and are not public. */
export function ownDrafts(strapi: Core.Strapi, account: string, { type, department }: DraftQuery): Rows {
  const knex = strapi.db.connection;
  const types = contentTypes.filter(({ name }) => type === undefined || name === type);
  const [first, ...others] = types.map(({ uid }) => draftsOf(strapi, uid, account, department));
  return knex.from(knex.unionAll([first, ...others].filter((one) => one !== undefined)).as('drafts'));
}

function draftsOf(strapi: Core.Strapi, uid: string, account: string, department: string | undefined): Rows {
  const knex = strapi.db.connection;
  const { tableName } = strapi.db.metadata.get(uid as UID.ContentType);
  const rows = knex(`${tableName} as record`)
    .whereNull('record.published_at')
    .where('record.created_by_id', Number(account))
    .whereNotExists(knex(CASES).where({ uid }).whereRaw('record_id = record.document_id'))
    .whereNotExists(
      knex(`${tableName} as live`).whereNotNull('live.published_at').whereRaw('live.document_id = record.document_id'),
    );
  if (department) void rows.whereIn('record.document_id', ofDepartment(strapi, uid, department));
  return rows.select(knex.raw('? as uid', [uid]), 'record.document_id as record_id', 'record.updated_at');
}

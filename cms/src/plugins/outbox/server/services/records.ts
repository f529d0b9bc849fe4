import type { Core } from '@strapi/types';
import { contentTypes } from '@yangguang/schemas';
import type { Participants } from '../../../review/server/services/participants';
import type { Knex } from '../tables';
import type { Viewer } from '../viewer';

/** A record as lists name it, with what a link to it needs. */
export interface RecordRef {
  uid: string;
  documentId: string;
  typeLabel: string;
  title: string;
}

export function recordRef(row: { type: string; record_id: string; title: string | null }): RecordRef {
  const definition = contentTypes.find((candidate) => candidate.name === row.type);
  return {
    uid: definition?.uid ?? row.type,
    documentId: row.record_id,
    typeLabel: definition?.label ?? row.type,
    title: row.title ?? '',
  };
}

/** Keeps to what the viewer may see; `column` holds the id of a record. */
export function visibleTo(strapi: Core.Strapi, rows: Rows, column: string, viewer: Viewer): Rows {
  if (viewer.seesAll) return rows;
  return rows.whereIn(column, participantsOf(strapi).recordsOf(strapi.db.connection, viewer.account));
}

export const participantsOf = (strapi: Core.Strapi): Participants => strapi.plugin('review').service('participants');

/** A page of the portal; null when the portal's address is not set. */
export function portalUrl(path: string | null): string | null {
  return path && process.env.PORTAL_URL ? new URL(path, process.env.PORTAL_URL).href : null;
}

export const ledgerUrl = (release: number | null): string | null =>
  release === null ? null : portalUrl(`/releases/${release}.html`);

export type Rows = ReturnType<Knex>;

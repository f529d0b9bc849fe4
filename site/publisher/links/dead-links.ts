import { contentTypeOf, YangguangError, type AnyRecord } from '@yangguang/schemas';
import type { Snapshot } from '../../src/content/database.ts';
import { internalLinks, isFilePath, recordPathOf, type InternalLink } from '../../src/content/internal-links.ts';
import type { SnapshotReader } from '../../src/content/snapshot-reader.ts';
import { reasonOf } from '../snapshot/checked-change.ts';

/** A link in a record's text, and the label of the field it stands in. */
interface PlacedLink extends InternalLink {
  field: string;
}

/** A record that leads readers to what does not exist, and what its officer is told. */
export interface DeadLinks {
  id: string;
  reason: string;
}

/**
 * Records about to go out whose texts link to what was never public (G3). A link to a withdrawn record is none of them:
 * its page says so, and the address answers 410 with the reason.
 *
 * @param isPage - tells whether a path that is neither a record's nor a file's leads somewhere.
 */
export function deadLinks(db: Snapshot, reader: SnapshotReader, isPage: (path: string) => boolean): DeadLinks[] {
  const { siteOrigin } = reader.bureau();
  return linkingRecords(db, siteOrigin).flatMap((id) => {
    const item = reader.record(id);
    const reason = item && deadLinkReason(item.record, reader, isPage);
    return reason === undefined ? [] : [{ id, reason }];
  });
}

/** Why a record would be held back for its links; undefined when all of them lead somewhere. */
export function deadLinkReason(
  record: AnyRecord,
  reader: SnapshotReader,
  isPage: (path: string) => boolean,
): string | undefined {
  const dead = linksOfTexts(record, reader.bureau().siteOrigin).filter(({ path }) => !leadsSomewhere(path));
  return dead.length === 0 ? undefined : reasonOf(new YangguangError('record.dead-link', described(dead)));

  function leadsSomewhere(path: string): boolean {
    const record = recordPathOf(path);
    if (record !== undefined) return (reader.recordAt(record) ?? reader.tombstoneAt(record)) !== undefined;
    return isFilePath(path) ? reader.hasFile(path) : isPage(path);
  }
}

/** Every internal link in the texts of a record. */
export function linksOfTexts(record: AnyRecord, origin: string): PlacedLink[] {
  const type = contentTypeOf(record.type);
  return Object.entries(type.fields).flatMap(([name, field]) => {
    const value = record[name];
    if (type.kind(name).kind !== 'richText' || typeof value !== 'string') return [];
    return internalLinks(value, origin).map((link) => ({ ...link, field: field.label }));
  });
}

/** Few records link to others; those that do not are not even parsed. */
function linkingRecords(db: Snapshot, origin: string): string[] {
  return db
    .prepare<[string, string], string>(
      // CROSS keeps the order: what waits is little, and else every text of the site is searched.
      `SELECT DISTINCT r.id FROM unreleased u CROSS JOIN records r ON r.id = u.id
       WHERE instr(r.json, ?) > 0 OR instr(r.json, ?) > 0`,
    )
    .pluck()
    .all('=\\"/', `=\\"${origin}`);
}

const plain = (html: string): string => html.replace(/<[^>]*>/g, '').trim();
/** More links than these are counted, not named: the officer's page has room for what to do, too. */
const namedLinks = 10;

function described(links: readonly PlacedLink[]): string {
  const places = [...new Set(links.map(({ field, text, path }) => `${field}“${plain(text)}” → ${path}`))];
  const rest = places.length > namedLinks ? `；另有 ${places.length - namedLinks} 处` : '';
  return places.slice(0, namedLinks).join('；') + rest;
}

import type { Leak } from '../leaks/leaks-of.ts';
import { contentTypes, type AnyRecord } from '../types/index.ts';
import type { ContentType } from '../define-content-type.ts';
import { gridsOf } from './grids.ts';
import { passagesOf, type Passage } from './passages.ts';
import { maskedMentions, namedMentions, singledOut, type Mention } from './people.ts';
import { siteMentions, type SiteMention } from './sites.ts';
import { recoverableCells, smallCells, type CellPlace } from './small-cells.ts';

/** A record that readers can see, with which another may be put together. */
export interface PublicRecord {
  record: AnyRecord;
  title: string;
  indexNumber: string;
}

const mostPlaces = 5;

/**
 * What a record gives away only when it is put together: small groups in tables, totals that tell what was hidden, people
 * and places told apart by several signs, or by what is public already (B-5, R-SEC-02). Doubts for the confidentiality
 * reviewer, never a refusal. Pure.
 */
export function mosaicOf(record: AnyRecord, published: readonly PublicRecord[] = []): Leak[] {
  const type = typeOf(record);
  if (!type) return [];
  const passages = passagesOf(type, record);
  return [...tableRisks(type, record), ...personRisks(passages), ...joinRisks(record, passages, published)];
}

/** Raise it with every change of what `joinKeys` finds: the CMS keeps the keys of what is public, and finds them anew. */
export const joinKeysVersion = 1;

/** Words to look for among what is public: bodies whose people, and places of which something is told. */
export function joinKeys(record: AnyRecord): string[] {
  const type = typeOf(record);
  if (!type) return [];
  const { people, sites } = mentionsIn(passagesOf(type, record));
  return [...new Set([...people.map(({ body }) => body), ...sites.map(({ site }) => site)])].filter(
    (key) => key.length > 3,
  );
}

const typeOf = (record: AnyRecord): ContentType | undefined => contentTypes.find(({ name }) => name === record.type);

function tableRisks(type: ContentType, record: AnyRecord): Leak[] {
  return gridsOf(type, record).flatMap((grid) => {
    const inTable = (code: Leak['code'], places: readonly CellPlace[]): Leak[] =>
      places.length === 0
        ? []
        : [
            risk(code, grid.field, String(grid.number), {
              table: grid.number,
              cells: cellsText(places),
              count: places.length,
            }),
          ];
    return [
      ...inTable('mosaic.small-cells', smallCells(grid)),
      ...inTable('mosaic.recoverable', recoverableCells(grid)),
    ];
  });
}

function cellsText(places: readonly CellPlace[]): string {
  const shown = places.slice(0, mostPlaces).map(({ row, column, value }) => `“${row}”的“${column}”为 ${value}`);
  return shown.join('、') + (places.length > mostPlaces ? `等 ${places.length} 处` : '');
}

function personRisks(passages: readonly Passage[]): Leak[] {
  return passages.flatMap((passage, index) =>
    singledOut(passage).map((person) => risk('mosaic.person', passage.field, `${index}|${person}`, { person })),
  );
}

interface Mentions {
  people: Mention[];
  named: Mention[];
  masked: Mention[];
  sites: SiteMention[];
}

function mentionsIn(passages: readonly Passage[]): Mentions {
  const [named, masked] = [passages.flatMap(namedMentions), passages.flatMap(maskedMentions)];
  return { people: [...named, ...masked], named, masked, sites: passages.flatMap(siteMentions) };
}

function joinRisks(record: AnyRecord, passages: readonly Passage[], published: readonly PublicRecord[]): Leak[] {
  const own = mentionsIn(passages);
  const others = published
    .filter((other) => other.record.id !== record.id)
    .map((other) => ({ ...other, has: mentionsIn(passagesIn(other.record)) }));
  return distinct([
    ...others.flatMap(({ has, title, indexNumber }) => [
      ...personJoins(own.masked, has.named, title, indexNumber),
      ...personJoins(own.named, has.masked, title, indexNumber),
    ]),
    ...own.sites.flatMap((mention) => [
      ...(mention.tellsWhere && mention.tellsWhat
        ? [risk('mosaic.site', mention.field, mention.site, { site: mention.site })]
        : []),
      ...others.flatMap(({ has, title, indexNumber }) => siteJoins(mention, has.sites, title, indexNumber)),
    ]),
  ]);
}

function passagesIn(record: AnyRecord): Passage[] {
  const type = typeOf(record);
  return type ? passagesOf(type, record) : [];
}

function personJoins(own: readonly Mention[], other: readonly Mention[], title: string, indexNumber: string): Leak[] {
  return own.flatMap(({ field, body, surname, person }) =>
    other.some((one) => one.body === body && one.surname === surname)
      ? [risk('mosaic.person-join', field, `${body}|${person}|${indexNumber}`, { body, person, title, indexNumber })]
      : [],
  );
}

/** The one says where, the other what is there: together they are a plan. */
function siteJoins(own: SiteMention, other: readonly SiteMention[], title: string, indexNumber: string): Leak[] {
  const completes = other.some(
    ({ site, tellsWhere, tellsWhat }) =>
      site === own.site &&
      ((own.tellsWhat && !own.tellsWhere && tellsWhere) || (own.tellsWhere && !own.tellsWhat && tellsWhat)),
  );
  if (!completes) return [];
  return [risk('mosaic.site-join', own.field, `${own.site}|${indexNumber}`, { site: own.site, title, indexNumber })];
}

const risk = (code: Leak['code'], field: string, key: string, params: NonNullable<Leak['params']>): Leak => ({
  ...{ field, code, params, severity: 'warning' },
  key: [code, field, key].join('|').slice(0, 300),
});

const distinct = (leaks: readonly Leak[]): Leak[] => [...new Map(leaks.map((leak) => [leak.key, leak])).values()];

import type { ContentType } from '../define-content-type.ts';
import { namedFields } from '../derive/fields.ts';
import type { Issue } from '../issues/issue.ts';
import { plainText } from '../plain-text.ts';
import type { Attachment } from '../primitives.ts';
import { contentTypes, type AnyRecord } from '../types/index.ts';
import type { Hit } from './hit.ts';
import { hiddenTextHits } from './wording/hidden-text.ts';
import { htmlLinkHits } from './wording/link-hits.ts';
import { textHits } from './text-hits.ts';
import { plainLeakSettings, type LeakSettings } from './settings.ts';

/** A finding of the leak gate: an issue that may also be let pass, by a named officer on a legal ground. */
export interface Leak extends Issue {
  /** Tells the finding apart from the others of the same record. */
  key: string;
  /** Present where masking can mend it. */
  masked?: string;
}

/** Where a text stands. */
interface Spot {
  field: string;
  row?: number;
  column?: string;
}

/**
 * What a record says that should not go out: personal data, words, links, hidden text, slips of numbering and sums, each
 * with field, row, column and character. What cannot be read as text is left to `issuesOf`. Pure: the same for the CMS,
 * the importer and the tests. Files are looked into by the CMS.
 */
export function leaksOf(record: unknown, settings: LeakSettings = plainLeakSettings): Leak[] {
  const name = String((record as { type?: unknown } | null)?.type ?? '');
  const type = contentTypes.find((candidate) => candidate.name === name);
  if (!type) return [];
  return namedFields(type).flatMap(({ name: field }) =>
    spotsOf(type, field, (record as AnyRecord)[field]).flatMap(({ spot, value, isHtml }) => {
      const hits = isHtml ? htmlHits(value, settings) : textHits(value, settings);
      return hits.filter(({ code }) => !isContact(type, spot, code)).map((hit, i) => leakAt(hit, spot, i));
    }),
  );
}

function htmlHits(html: string, settings: LeakSettings): Hit[] {
  return [...textHits(plainText(html), settings), ...htmlLinkHits(html, settings.dictionary), ...hiddenTextHits(html)];
}

function spotsOf(type: ContentType, field: string, value: unknown): { spot: Spot; value: string; isHtml: boolean }[] {
  const kind = type.kind(field).kind;
  if (kind === 'rows') return rowSpots(field, value);
  if (kind === 'attachments')
    return asList(value).map((file) => ({ spot: { field }, value: nameOf(file as Attachment), isHtml: false }));
  if (typeof value !== 'string' || !['text', 'longText', 'richText'].includes(kind)) return [];
  return [{ spot: { field }, value, isHtml: kind === 'richText' }];
}

/** The extension of a file's name is no part of a mailbox. */
const nameOf = ({ name }: Attachment): string => (typeof name === 'string' ? name.replace(/\.\w{1,5}$/, '') : '');

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value.filter((item) => item !== null) : []);

function rowSpots(field: string, value: unknown) {
  return asList(value).flatMap((row, index) =>
    Object.entries(row as Record<string, unknown>).flatMap(([column, cell]) =>
      typeof cell === 'string' ? [{ spot: { field, row: index + 1, column }, value: cell, isHtml: false }] : [],
    ),
  );
}

/** Fields that hold the contact of an office may hold a telephone and a mailbox; a person's number never. */
function isContact(type: ContentType, { field }: Spot, code: Hit['code']): boolean {
  return type.fields[field]?.contact === true && ['privacy.landline', 'privacy.email', 'link.outside'].includes(code);
}

/** What may be a slip of the original is told to everybody who signs; only a person can tell whether it is one. */
const doubtful: readonly Hit['code'][] = ['sum.remainder'];

function leakAt(hit: Hit, spot: Spot, index: number): Leak {
  const { code, start, end, masked, params } = hit;
  return {
    ...spot,
    code,
    severity: doubtful.includes(code) ? 'warning' : 'error',
    key: [code, spot.field, spot.row ?? '', spot.column ?? '', start, index].join('|'),
    ...(end > 0 && { character: start + 1 }),
    ...(masked !== undefined && { masked }),
    params: { ...params, ...(masked !== undefined && { masked }) },
  };
}

import { z } from 'zod';
import type { Issue } from './issues/issue.ts';
import { isOptional, kindOf, type FieldKind } from './primitives.ts';

/** One field, stated once: what it is called, what it may hold, and where it shows. */
export interface FieldDefinition<S extends z.ZodType = z.ZodType> {
  /** Chinese name on every screen, template and page. */
  label: string;
  schema: S;
  /** One sentence for the officer who fills it in. */
  help?: string;
  /** Set by the machine: not editable, not importable. */
  system?: boolean;
  /** Shown in the header table of the detail page (R-POL-01). `wide` takes the whole line. */
  header?: boolean | 'wide';
  /** Shown in list rows. */
  list?: boolean;
  /** Offered as a filter on list pages and in search. */
  facet?: boolean;
  /** The date a list is ordered by; exactly one per type. */
  sort?: boolean;
  /** Needed to let the record out, shown to no reader: left out of pages, search and open data (R-SRC-14, R-CRD-07). */
  internal?: boolean;
  /** Holds how an office is reached: a telephone, mailbox or web address there is meant for the public. */
  contact?: boolean;
  /** Describes the record or follows its life: a later change is none of what readers were told wrongly (B-12). */
  mayChange?: boolean;
  /** Weight in search; text fields count as `body` when nothing is said, `none` leaves a field out. */
  search?: 'title' | 'number' | 'body' | 'none';
}

export type Fields = Record<string, FieldDefinition>;

/** Where records of a type live on the portal. */
export interface Column {
  /** First segment of every URL of the type; never changes (R-SITE-08). */
  path: string;
  /** ColumnName, ColumnDescription, ColumnKeywords, ColumnType of R-SITE-02. */
  label: string;
  description: string;
  keywords: string;
  columnType: string;
  /** Node of R-REG-20 that the type belongs to, `20-01` … `20-15`. */
  category: string;
  /** Days after which the column counts as stale (V-04). */
  updateCycleDays: number;
}

/** Records that the law wants to stand together in one place, whatever else they are filed under. */
export interface Collection<R> {
  label: string;
  holds: (record: R) => boolean;
}

export interface ContentTypeInput<F extends Fields> {
  label: string;
  /** Strapi's plural name, kebab-case. */
  plural: string;
  /** Rules it carries out, e.g. `R-POL-01`. */
  basis: string[];
  column: Column;
  fields: F;
  /** By the last part of their address. */
  collections?: Readonly<Record<string, Collection<RecordOf<F>>>>;
  /**
   * What one field alone cannot tell: sums, orders of dates, pairs of fields. Pure. A check that reads a field which is
   * itself invalid is skipped, so each should read only what it needs; `issuesOf` runs them.
   */
  checks?: readonly ((record: RecordOf<F>) => Issue[])[];
  /** What follows from a record and is never typed, such as sums and rates, for open data. */
  computed?: (record: RecordOf<F>) => Record<string, unknown>;
  /** Its records say how things are now: bringing one up to date is no correction (B-12). */
  isKeptUpToDate?: boolean;
  /** Whether a record may be shown on a day in Shanghai; types without it are shown for good. */
  isOnDisplay?: (record: RecordOf<F>, today: string) => boolean;
  /** Whether a record is so urgent that one authorised leader may let it out alone; never, when nothing is said (B-11). */
  isEmergency?: (record: RecordOf<F>) => boolean;
}

type Shape<F extends Fields> = { [K in keyof F]: F[K]['schema'] };
/** The published form of a record: every field present, empty ones `null` or `[]`. */
export type RecordOf<F extends Fields> = z.infer<z.ZodObject<Shape<F>>> & { type: string; id: string };

export interface ContentType<N extends string = string, F extends Fields = Fields> extends ContentTypeInput<F> {
  name: N;
  /** Strapi uid, `api::policy-document.policy-document`. */
  uid: `api::${N}.${N}`;
  /** Validates the published form of a record, strictly. */
  schema: z.ZodType<RecordOf<F> & { type: N }>;
  /** The field whose date orders lists. */
  sortField: keyof F & string;
  kind: (field: keyof F & string) => FieldKind;
  isRequired: (field: keyof F & string) => boolean;
}

/**
 * States a content type once. The Strapi schema, the import template, the validation, the pages, the filters, the
 * feeds and the JSON Schema are all derived from what this returns.
 *
 * @throws {TypeError} when the definition contradicts itself: no or several sort fields, a reserved field name.
 */
export function defineContentType<const N extends string, F extends Fields>(
  name: N,
  input: ContentTypeInput<F>,
): ContentType<N, F> {
  const names = Object.keys(input.fields) as (keyof F & string)[];
  const sortFields = names.filter((field) => input.fields[field]?.sort);
  if (sortFields.length !== 1) throw new TypeError(`${name} needs exactly one sort field`);
  if (names.some((field) => field === 'type' || field === 'id'))
    throw new TypeError(`${name}: type and id are reserved`);
  const field = (key: keyof F & string): FieldDefinition => {
    const definition = input.fields[key];
    if (!definition) throw new TypeError(`${name} has no field ${key}`);
    return definition;
  };
  const shape = Object.fromEntries(names.map((key) => [key, field(key).schema])) as Shape<F>;
  const kinds = new Map<string, FieldKind>();
  return {
    ...input,
    name,
    uid: `api::${name}.${name}`,
    // The inferred type of a spread of a generic shape is beyond the compiler; the shape above is exactly F's.
    schema: z.strictObject({ type: z.literal(name), id: z.string().regex(/^[a-z0-9]{24}$/), ...shape }) as never,
    sortField: sortFields[0] as keyof F & string,
    kind(key) {
      const known = kinds.get(key) ?? kindOf(field(key).schema);
      kinds.set(key, known);
      return known;
    },
    isRequired: (key) => !isOptional(field(key).schema),
  };
}

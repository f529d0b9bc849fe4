import { z } from 'zod';

/** How a field is stored, edited and shown. Everything derived from a definition branches on this and nothing else. */
export type FieldKind =
  | { kind: 'text'; max: number; pattern?: RegExp }
  | { kind: 'longText'; max: number }
  | { kind: 'richText' }
  | { kind: 'date' }
  | { kind: 'instant' }
  | { kind: 'integer'; min: number; max: number }
  | { kind: 'decimal'; scale: number }
  | { kind: 'boolean' }
  | { kind: 'choice'; labels: Readonly<Record<string, string>> }
  | { kind: 'reference'; target: string }
  | { kind: 'references'; target: string }
  | { kind: 'attachments' }
  | { kind: 'rows'; columns: Readonly<Record<string, RowColumn>>; min: number; max: number };

export interface RowColumn {
  label: string;
  schema: z.ZodType;
  help?: string;
}

const kinds = new WeakMap<z.ZodType, FieldKind>();

function as<S extends z.ZodType>(schema: S, kind: FieldKind): S {
  kinds.set(schema, kind);
  return schema;
}

/** The kind of a schema, looking through `nullable`, `optional` and `default`. */
export function kindOf(schema: z.ZodType): FieldKind {
  const kind = kinds.get(schema);
  if (kind) return kind;
  const inner = (schema.def as { innerType?: z.ZodType }).innerType;
  if (!inner) throw new TypeError('a field needs one of the schemas of primitives.ts');
  return kindOf(inner);
}

/** True when a published record may leave the field empty. */
export function isOptional(schema: z.ZodType): boolean {
  return schema.safeParse(null).success || schema.safeParse([]).success;
}

const isRealDate = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
};

/** One line, 1 to `max` characters. */
export const Text = (max = 200) => as(z.string().trim().min(1).max(max), { kind: 'text', max });
/** One line that must match `pattern`, e.g. a document number. */
export const TextMatching = (pattern: RegExp, max: number) =>
  as(z.string().trim().max(max).regex(pattern), { kind: 'text', max, pattern });
/** Several lines without formatting. */
export const LongText = (max = 5000) => as(z.string().trim().min(1).max(max), { kind: 'longText', max });
/** HTML in the allow-list of `rich-text.ts`. */
export const RichText = () => as(z.string().min(1).max(2_000_000), { kind: 'richText' });
/** A day in Asia/Shanghai, `2026-11-21`. */
export const CalendarDate = () =>
  as(
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .refine(isRealDate),
    { kind: 'date' },
  );
/** An instant in UTC, `2026-11-21T06:03:27.123Z`. */
export const Instant = () => as(z.iso.datetime(), { kind: 'instant' });
export const Integer = (min = 0, max = 1_000_000_000) => as(z.int().min(min).max(max), { kind: 'integer', min, max });
/** A number with at most `scale` decimals; money in tables is in 万元 with 2. */
export const Decimal = (scale = 2, min = -1e12, max = 1e12) =>
  as(
    z
      .number()
      .min(min)
      .max(max)
      .refine((n) => Math.abs(n * 10 ** scale - Math.round(n * 10 ** scale)) < 1e-4),
    { kind: 'decimal', scale },
  );
export const Flag = () => as(z.boolean(), { kind: 'boolean' });
/** A closed list: value → Chinese label. Values are kebab-case and start with a Latin letter. */
export const Choice = <L extends Readonly<Record<string, string>>>(labels: L) =>
  as(z.enum(Object.keys(labels) as [keyof L & string, ...(keyof L & string)[]]), { kind: 'choice', labels });
/** The documentId of one record of the target type. */
export const Reference = (target: string) => as(DocumentId(), { kind: 'reference', target });
/** documentIds of records of the target type, in the officer's order; `min` 1 where a record makes no sense without. */
export const References = (target: string, min = 0) =>
  as(z.array(DocumentId()).min(min).max(200), { kind: 'references', target });

/** What the change feed says of a file; its bytes are fetched by `sha256`. */
export const Attachment = z.strictObject({
  name: z.string().min(1).max(255),
  mime: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/),
  sizeBytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Attachment = z.infer<typeof Attachment>;
export const Attachments = () => as(z.array(Attachment).max(200), { kind: 'attachments' });

/** A table: one object a row, the same columns in each, at least `min` rows. Edited as a grid, imported as a sheet. */
export const Rows = <C extends Record<string, RowColumn>>(columns: C, min = 0, max = 2000) =>
  as(
    z
      .array(
        z.strictObject(
          Object.fromEntries(Object.entries(columns).map(([k, c]) => [k, c.schema])) as {
            [K in keyof C]: C[K]['schema'];
          },
        ),
      )
      .min(min)
      .max(max),
    { kind: 'rows', columns, min, max },
  );

/** Strapi's key of a document: 24 lower-case letters and digits. */
function DocumentId() {
  return z.string().regex(/^[a-z0-9]{24}$/);
}

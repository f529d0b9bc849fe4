import { contentTypes, kindOf, type AnyRecord, type ContentType, type FieldKind } from '@yangguang/schemas';

/**
 * A valid record of any type, made from its definition: tests of the publisher need many records that differ, whatever
 * the types hold. Real looking ones are in `@yangguang/schemas/examples`.
 *
 * @param number - makes the record's documentId and index number.
 * @param fields - what the test is about.
 */
export function sampleRecord(type: string, number: number, fields: Record<string, unknown> = {}): AnyRecord {
  const definition = contentTypes.find((candidate) => candidate.name === type);
  if (!definition) throw new RangeError(type);
  const values = Object.keys(definition.fields).map((name) => [name, sampleValue(definition, name, number)]);
  const record = {
    ...Object.fromEntries(values),
    type,
    id: sampleId(type, number),
    indexNumber: `YC012/2026-${String(number).padStart(5, '0')}`,
    disclosureAttribute: 'proactive',
    ...fields,
  };
  return definition.schema.parse(record) as AnyRecord;
}

/** The documentId of a sample; the same for the same type and number. */
export function sampleId(type: string, number: number): string {
  return type.replaceAll('-', '').slice(0, 12).padEnd(12, 'x') + String(number).padStart(12, '0');
}

const two = (value: number): string => String(value).padStart(2, '0');
const patterned: Record<string, (number: number) => string> = {
  documentNumber: (number) => `云应急〔2026〕${number}号`,
  nodeCode: (number) => `20-${String((number % 15) + 1).padStart(2, '0')}`,
  month: (number) => `20${two(Math.floor(number / 12) % 100)}-${two((number % 12) + 1)}`,
  quarter: (number) => `20${two(Math.floor(number / 4) % 100)}-Q${(number % 4) + 1}`,
  creditCode: () => '91350100M000100Y43',
  // On whatever day a test runs: what is over leaves by itself.
  publishUntil: () => '2099-12-31',
};

function sampleValue(type: ContentType, name: string, number: number): unknown {
  const schema = type.fields[name]?.schema;
  if (schema?.safeParse(null).success) return null;
  if (schema?.safeParse([]).success) return [];
  const kind = type.kind(name);
  return patterned[name]?.(number) ?? valueOf(kind, type.fields[name]?.label ?? name, number);
}

function valueOf(kind: FieldKind, label: string, number: number): unknown {
  const text = `${label}示例第${number}号`;
  if (kind.kind === 'choice') return Object.keys(kind.labels)[0];
  if (kind.kind === 'richText') return `<p>${text}，安全生产责任制应当落实到岗位。</p>`;
  if (kind.kind === 'date')
    return `2026-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`;
  if (kind.kind === 'instant') return '2026-01-05T02:00:00.000Z';
  if (kind.kind === 'integer' || kind.kind === 'decimal')
    return label.includes('年') ? 2020 + (number % 6) : (number % 9) + 1;
  if (kind.kind === 'boolean') return number % 2 === 0;
  if (kind.kind === 'references') return [sampleId(kind.target, 1)];
  if (kind.kind === 'reference') return sampleId(kind.target, 1);
  if (kind.kind !== 'rows') return text;
  const cells = Object.entries(kind.columns).map(([column, { schema, label: head }]) => [
    column,
    schema.safeParse(null).success ? null : valueOf(kindOf(schema), head, number),
  ]);
  return [Object.fromEntries(cells)];
}

import { contentTypeOf, disclosureAttributes, exemptionGrounds, type AnyRecord } from '@yangguang/schemas';

/** What the head of a paper says of a record: label and text, in the order of the paper. */
export interface PaperHead {
  title: string;
  typeLabel: string;
  lines: { label: string; text: string }[];
}

/** Texts as they are, and the department by its name; empty ones are not printed. */
const asWritten = ['indexNumber', 'documentNumber', 'issuingOrgan', 'documentDate', 'formedDate'] as const;

export function paperHead(record: AnyRecord, departments: ReadonlyMap<string, string>): PaperHead {
  const type = contentTypeOf(record.type);
  const values = record as unknown as Record<string, string | null | undefined>;
  const line = (name: string, text: string | null | undefined) =>
    text && type.fields[name] ? [{ label: type.fields[name].label, text }] : [];
  const attribute = disclosureAttributes[record.disclosureAttribute];
  const ground = exemptionGrounds[values['exemptionGround'] as keyof typeof exemptionGrounds] as string | undefined;
  return {
    title: record.title,
    typeLabel: type.label,
    lines: [
      ...asWritten.flatMap((name) => line(name, values[name])),
      ...line('leadDepartment', departments.get(values['leadDepartment'] ?? '')),
      ...line('disclosureAttribute', attribute),
      ...line('exemptionGround', ground),
      ...line('exemptionReason', values['exemptionReason']),
    ],
  };
}

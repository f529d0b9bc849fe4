import type { EnvelopeRecord } from '../envelope.ts';
import { indexNumber } from '../rules/index-number.ts';

/** The invented bureau of all examples. */
export const exampleOrgan = '云川市应急管理局';
export const exampleOrganCode = '11450990MB';

/** A documentId that says which type and which record it belongs to: `article00000000000000042`. */
export function exampleId(type: string, number: number): string {
  const name = type.replace(/[^a-z]/g, '').slice(0, 14);
  return name + String(number).padStart(24 - name.length, '0');
}

interface EnvelopeInput {
  type: string;
  number: number;
  title: string;
  formedDate: string;
  year?: number;
}

/** The envelope of a record that is disclosed proactively and in force; everything optional is empty. */
export function exampleEnvelope<N extends string>(input: EnvelopeInput & { type: N }): EnvelopeRecord & { type: N } {
  const year = input.year ?? Number(input.formedDate.slice(0, 4));
  return {
    type: input.type,
    id: exampleId(input.type, input.number),
    title: input.title,
    indexNumber: indexNumber(exampleOrganCode, year, input.number),
    issuingOrgan: exampleOrgan,
    leadDepartment: null,
    disclosureAttribute: 'proactive',
    exemptionGround: null,
    exemptionReason: null,
    topicCategory: 'work-safety',
    catalogueNode: null,
    summary: null,
    formedDate: input.formedDate,
    validityStatus: 'in-force',
    keywords: null,
    contentSource: exampleOrgan,
    attachments: [],
    relatedRecords: [],
    changeNotes: [],
  };
}

import { envelopeDefaults, type Bureau } from '@yangguang/schemas';

/** What a record holds where the file says nothing: the usual attribute and validity, and this bureau as its source. */
export function defaultsOf(bureau: Bureau): Readonly<Record<string, unknown>> {
  return { ...envelopeDefaults, issuingOrgan: bureau.name, contentSource: bureau.name };
}

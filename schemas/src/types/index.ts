import type { ContentType } from '../define-content-type.ts';
import type { EnvelopeRecord } from '../envelope.ts';
import { policyDocument, type PolicyDocument } from './policy-document.ts';

export { policyDocument, type PolicyDocument };

/** A record of any type, as the change feed carries it. */
export type AnyRecord = EnvelopeRecord & Record<string, unknown>;

/** Every content type, in the order of menus and of the portal. */
export const contentTypes: readonly ContentType[] = [policyDocument] as unknown as ContentType[];

/** The definition of a type name. @throws {RangeError} for a name that is none. */
export function contentTypeOf(name: string): ContentType {
  const type = contentTypes.find((candidate) => candidate.name === name);
  if (!type) throw new RangeError(`no content type ${name}`);
  return type;
}

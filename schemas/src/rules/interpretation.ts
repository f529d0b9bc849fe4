import type { AnyRecord } from '../types/index.ts';

/**
 * Whether a record may only go out with its interpretation, a dated plan for it or a reasoned exemption: policies marked
 * so, and all normative documents (R-POL-11, R-SRC-07).
 */
export const needsInterpretation = (record: AnyRecord): boolean =>
  record.type === 'policy-document' && (record['interpretationRequired'] === true || record['isNormative'] === true);

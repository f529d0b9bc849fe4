import { relationKinds, type AnyRecord } from '@yangguang/schemas';
import { copy } from '../copy/zh-cn.ts';

export interface ValidityNotice {
  text: string;
  /** No longer in force at all: shown in the signal colour. */
  isLapsed: boolean;
  /** Relations whose other end explains the state. */
  relations: string[];
}

/** What a reader must know before relying on a document; undefined while it is simply in force (R-SITE-10, R-POL-07). */
export function validityNotice(record: AnyRecord): ValidityNotice | undefined {
  const date = (field: string): string | null => (typeof record[field] === 'string' ? record[field] : null);
  const { policy } = copy;
  switch (record.validityStatus) {
    case 'in-force':
      return undefined;
    case 'repealed':
      return {
        text: policy.repealed(date('repealedDate'), date('repealedBy')),
        isLapsed: true,
        relations: [relationKinds['repealed-by']],
      };
    case 'lapsed':
      return { text: policy.lapsed(date('expiryDate')), isLapsed: true, relations: [relationKinds['repealed-by']] };
    case 'amended':
      return { text: policy.amended, isLapsed: false, relations: [relationKinds['amended-by']] };
    case 'partly-lapsed':
      return { text: policy['partly-lapsed'], isLapsed: false, relations: [relationKinds['amended-by']] };
    case 'not-yet-in-force':
      return { text: policy.notYet(date('effectiveDate')), isLapsed: false, relations: [] };
  }
}

import { validityStatuses, type AnyRecord } from '@yangguang/schemas';
import { markup, type Html } from './markup.ts';

const tones: Readonly<Record<string, string>> = { 'in-force': '', lapsed: ' off', repealed: ' off' };

/** The state of a document in one word. */
export function validityTag({ validityStatus: status }: AnyRecord): Html {
  return markup`<span class="tag${tones[status] ?? ' quiet'}">${validityStatuses[status]}</span>`;
}

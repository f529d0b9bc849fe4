import type { LeakView } from '../../src/plugins/leak-gate/server/controllers/findings.ts';
import type { Account, Cms } from '../harness.ts';
import { completePolicy, policyDocument } from '../records.ts';

export const citizenNumber = '11010519491231002X';
export const withNumber = `<p>当事人王某，身份证号${citizenNumber}。</p>`;

export interface Answer {
  status: number;
  view: LeakView;
  message: string;
}

/** The findings of a policy document as an officer gets them, or what one of the deeds answers. */
export async function leaks(
  cms: Cms,
  as: Account,
  documentId: string,
  deed?: 'ground' | 'mask' | 'clean',
  body: unknown = {},
): Promise<Answer> {
  const path = `/leak-gate/findings/${policyDocument}/${documentId}${deed ? `/${deed}` : ''}`;
  const answer = await cms.fetch(path, { as, ...(deed && { method: 'POST', body: JSON.stringify(body) }) });
  const json = (await answer.json()) as LeakView & { error?: { message: string } };
  return { status: answer.status, view: json, message: json.error?.message ?? '' };
}

/** A draft as the information officer makes it in the admin. */
export async function created(cms: Cms, data: Record<string, unknown> = {}): Promise<string> {
  const answer = await cms.fetch(`/content-manager/collection-types/${policyDocument}`, {
    method: 'POST',
    as: 'information-officer',
    body: JSON.stringify({ ...completePolicy, documentNumber: null, ...data }),
  });
  return ((await answer.json()) as { data: { documentId: string } }).data.documentId;
}

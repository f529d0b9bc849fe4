import type { Account } from '../accounts.ts';
import { signIn, type Officer } from './officer.ts';

/** The four who let a record out, none of them twice. */
export interface Staff {
  author: Officer;
  head: Officer;
  reviewer: Officer;
  leader: Officer;
}

export interface Draft {
  /** Path of its case in the CMS. */
  place: string;
  indexNumber: string;
}

export async function signInStaff(cmsUrl: string, accounts: readonly Account[]): Promise<Staff> {
  const as = (role: string): Promise<Officer> => {
    const account = accounts.find((candidate) => candidate.role === role);
    if (!account) throw new Error(`no account with role ${role}`);
    return signIn(cmsUrl, account);
  };
  return {
    author: await as('information-officer'),
    head: await as('department-head'),
    reviewer: await as('confidentiality-reviewer'),
    leader: await as('deputy-head'),
  };
}

export async function writeDraft({ author }: Staff, uid: string, data: Record<string, unknown>): Promise<Draft> {
  const path = `/content-manager/collection-types/${uid}`;
  const { data: draft } = await author.call<{ data: { documentId: string; indexNumber: string } }>('POST', path, data);
  return { place: `/review/cases/${uid}/${draft.documentId}`, indexNumber: draft.indexNumber };
}

/** All no, on a confidentiality sheet. */
export const nothingSecret = Object.fromEntries(
  ['stateSecret', 'workSecret', 'sensitiveAggregate', 'tradeSecret', 'privacy'].map((question) => [question, false]),
);

/** Everything before the signature. */
export async function review({ author, head, reviewer }: Staff, { place }: Draft): Promise<void> {
  await author.call('POST', `${place}/submit`, {});
  const { attachments } = await head.call<{ attachments: { sha256: string }[] }>('POST', `${place}/approve`, {});
  const files = attachments.map(({ sha256 }) => ({ sha256, answers: nothingSecret }));
  const sheet = { answers: nothingSecret, attachments: files, conclusion: 'may-publish', basis: '' };
  await reviewer.call('POST', `${place}/confidentiality`, sheet);
}

/** The signature, which publishes. */
export async function sign({ leader }: Staff, { place }: Draft): Promise<void> {
  await leader.call('POST', `${place}/sign`, {});
}

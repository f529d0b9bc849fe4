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
  uid: string;
  documentId: string;
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
  const { documentId, indexNumber } = draft;
  return { uid, documentId, place: `/review/cases/${uid}/${documentId}`, indexNumber };
}

/** All no, on a confidentiality sheet. */
export const nothingSecret = Object.fromEntries(
  ['stateSecret', 'workSecret', 'sensitiveAggregate', 'tradeSecret', 'privacy'].map((question) => [question, false]),
);

/** A draft that waits for the signature, with the hash of what was reviewed. */
export interface Reviewed extends Draft {
  seenHash: string;
}

/** Everything before the signature. */
export async function review({ author, head, reviewer }: Staff, draft: Draft): Promise<Reviewed> {
  const { place } = draft;
  await author.call('POST', `${place}/submit`, {});
  const { attachments } = await head.call<{ attachments: { sha256: string }[] }>('POST', `${place}/approve`, {});
  const files = attachments.map(({ sha256 }) => ({ sha256, answers: nothingSecret }));
  const sheet = { answers: nothingSecret, attachments: files, conclusion: 'may-publish', basis: '' };
  const { hash } = await reviewer.call<{ hash: string }>('POST', `${place}/confidentiality`, sheet);
  return { ...draft, seenHash: hash };
}

/** The signature, which publishes. */
export async function sign({ leader }: Staff, { place }: Draft): Promise<void> {
  await leader.take(`${place}/sign`, {});
}

/** The same for several at once, as the list of what waits takes it. */
export async function signTogether({ leader }: Staff, records: readonly Reviewed[]): Promise<void> {
  const { outcomes } = await leader.call<{ outcomes: { refusal: string | null }[] }>('POST', '/review/queue/sign', {
    records: records.map(({ uid, documentId, seenHash }) => ({ uid, documentId, seenHash })),
  });
  const refused = outcomes.find(({ refusal }) => refusal !== null);
  if (refused || outcomes.length !== records.length) throw new Error(refused?.refusal ?? 'not all were dealt with');
}

import { isOfSecondSection, secondSection, type Account } from '../accounts.ts';
import { signIn } from './officer.ts';

interface Overview {
  departments: { id: string; name: string }[];
  accounts: { account: string; name: string; roles: string[]; departments: string[] }[];
}

/** Those who work for a section. The disclosure office reads all, but what it drafts is its section's head's to review. */
const inSections: readonly string[] = [
  ...['information-officer', 'department-head', 'confidentiality-reviewer', 'disclosure-office'],
];

/**
 * Gives the officers of a system that has just been set up their sections, as the disclosure office does: without one an
 * officer sees no unpublished work and drafts none (B-6). Whoever has a section keeps it; the second section of the demo
 * bureau has officers of its own.
 */
export async function assignSections(cmsUrl: string, accounts: readonly Account[]): Promise<void> {
  const office = accounts.find(({ role }) => role === 'disclosure-office');
  if (!office) throw new Error('no account of the disclosure office');
  const { call } = await signIn(cmsUrl, office);
  const { departments, accounts: known } = await call<Overview>('GET', '/org/members');
  const all = departments.length > 0 ? departments : [{ id: await firstSection(call), name: '' }];
  const sectionsOf = divided(accounts, all.slice(0, 50));
  for (const account of accounts.filter(({ role }) => inSections.includes(role)))
    for (const { account: id, departments: own } of known.filter((one) => one.name === account.name))
      if (own.length === 0) await call('PUT', `/org/members/${id}`, { departments: sectionsOf(account) });
}

/** Which sections an account works for. */
function divided(accounts: readonly Account[], departments: Overview['departments']): (account: Account) => string[] {
  const theirs = new Set(secondSection.people.map(({ role }) => role));
  const isDivided = accounts.some(isOfSecondSection);
  return (account) =>
    departments
      .filter(
        ({ name }) =>
          !isDivided || !theirs.has(account.role) || isOfSecondSection(account) === (name === secondSection.title),
      )
      .map(({ id }) => id);
}

type Call = Awaited<ReturnType<typeof signIn>>['call'];

/** A bureau without any content has no section either. */
async function firstSection(call: Call): Promise<string> {
  const path = '/content-manager/collection-types/api::department.department';
  const data = { title: '办公室', disclosureAttribute: 'proactive', formedDate: '2026-01-04' };
  return (await call<{ data: { documentId: string } }>('POST', path, data)).data.documentId;
}

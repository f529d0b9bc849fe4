import { isOfSecondSection, roleLabels, secondSection, type Account } from '../accounts.ts';
import { copy } from '../copy.mjs';
import type { Installation } from './prepare.ts';
import type { Urls } from './programs.ts';

/** What is shown once everything runs: where to go, and as whom. */
export function welcome(urls: Urls, { accounts, settings }: Installation): string {
  const rows = accounts.map((account) => [labelOf(account), account.name, account.email, account.password]);
  return [
    '',
    `  ${pad(copy.start.portal, 10)}${urls.portal}`,
    `  ${pad(copy.start.admin, 10)}${urls.cms}/admin`,
    '',
    copy.start.accounts(settings.accountsFile),
    ...rows.map(
      ([role = '', name = '', email = '', password = '']) =>
        `  ${pad(role, 20)}${pad(name, 12)}${pad(email, 36)}${password}`,
    ),
    '',
    copy.start.hint,
  ].join('\n');
}

/** Those of the second section by their section: what they do, their colleagues' lines say. */
function labelOf({ role, email }: Account): string {
  const label = roleLabels[role] ?? role;
  return isOfSecondSection({ email }) ? label.replace(/（.*$/, `（${secondSection.label}）`) : label;
}

/** Fills up to `width` columns of a terminal, where a Chinese character takes two. */
function pad(text: string, width: number): string {
  const columns = [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, width - columns));
}

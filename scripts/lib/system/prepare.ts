import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { accounts, type Account } from '../accounts.ts';
import { root } from '../bootstrap/paths.mjs';
import { secrets, type Secrets } from '../secrets.ts';
import type { Settings } from '../settings.ts';

export interface Installation {
  settings: Settings;
  secrets: Secrets;
  accounts: Account[];
}

/**
 * Makes what an installation needs and does not have yet: folders, secrets, the demo bureau's card, accounts; before the demo
 * is loaded also those of its second section.
 */
export function prepare(settings: Settings, { isDemo = false } = {}): Installation {
  mkdirSync(join(settings.cms.publicFolder, 'uploads'), { recursive: true });
  mkdirSync(settings.siteFolder, { recursive: true });
  mkdirSync(settings.logFolder, { recursive: true });
  if (!existsSync(settings.bureauFile)) copyFileSync(join(root, 'scripts', 'demo', 'bureau.json'), settings.bureauFile);
  return { settings, secrets: secrets(settings.secretsFile), accounts: accounts(settings.accountsFile, isDemo) };
}

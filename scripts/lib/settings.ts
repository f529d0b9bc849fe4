import { join, resolve } from 'node:path';
import { dataFolder } from './bootstrap/paths.mjs';

/** Where everything that is not code lives; one folder, so that moving or deleting it moves or deletes an installation. */
export interface Settings {
  folder: string;
  bureauFile: string;
  secretsFile: string;
  accountsFile: string;
  logFolder: string;
  cms: { folder: string; databaseFile: string; publicFolder: string };
  siteFolder: string;
}

/** Settings of the installation in `folder`; by default `YANGGUANG_VAR`, else `var/` in the checkout. */
export function settings(folder: string = dataFolder): Settings {
  const at = (...names: string[]) => join(resolve(folder), ...names);
  return {
    folder: at(),
    bureauFile: at('bureau.json'),
    secretsFile: at('secrets.env'),
    accountsFile: at('accounts.json'),
    logFolder: at('log'),
    cms: { folder: at('cms'), databaseFile: at('cms', 'data.db'), publicFolder: at('cms', 'public') },
    siteFolder: at('site'),
  };
}

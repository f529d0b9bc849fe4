import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { copy } from '../copy.mjs';
import type { Installation } from './prepare.ts';

export interface Urls {
  cms: string;
  portal: string;
  wakeUp: string;
}

/** One process of the system: how it is run (docs/contracts.md) and what shows that it is up. */
export interface Program {
  /** Names its log file. */
  key: 'cms' | 'publisher' | 'portal';
  name: string;
  /** Package that it runs in. */
  folder: string;
  args: string[];
  env: Record<string, string>;
  /** Answers when it is ready: with success, or with anything where content comes later. */
  ready: { url: string; answer: 'anything' | 'success' };
}

const portOf = (url: string) => new URL(url).port;

export function cmsProgram({ settings, secrets }: Installation, urls: Urls): Program {
  return {
    key: 'cms',
    name: copy.names.cms,
    folder: 'cms',
    args: ['node_modules/@strapi/strapi/bin/strapi.js', 'start'],
    env: {
      ...secrets,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: portOf(urls.cms),
      DATABASE_FILENAME: settings.cms.databaseFile,
      PUBLIC_DIR: settings.cms.publicFolder,
      YANGGUANG_BUREAU: settings.bureauFile,
      YANGGUANG_ACCOUNTS: settings.accountsFile,
      WEBHOOK_URL: urls.wakeUp,
      PORTAL_URL: urls.portal,
      // A system to look at, on this machine only, asks nobody to set up an app; what `set-up` makes does (decision 0052).
      YANGGUANG_SIGN_IN: process.env['YANGGUANG_SIGN_IN'] ?? 'plain',
      STRAPI_TELEMETRY_DISABLED: 'true',
    },
    ready: { url: `${urls.cms}/_health`, answer: 'success' },
  };
}

/** Has glibc give large blocks back to the system as soon as they are free: a full build needs some, for a moment each. */
const givesMemoryBack = { MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };

/** A full build starts nine processes, each of which spends half its start on making sense of the same code. */
const keepsCompiledCode = { NODE_COMPILE_CACHE: join(root, 'site', 'dist', 'compiled') };

export function publisherProgram({ settings, secrets }: Installation, urls: Urls): Program {
  return {
    key: 'publisher',
    name: copy.names.publisher,
    folder: 'site',
    args: ['publisher/main.ts'],
    env: {
      NODE_ENV: 'production',
      CMS_URL: urls.cms,
      OUTBOX_TOKEN: secrets.OUTBOX_TOKEN,
      WEBHOOK_SECRET: secrets.WEBHOOK_SECRET,
      WAKE_PORT: portOf(urls.wakeUp),
      SITE_VAR: settings.siteFolder,
      PORTAL_URL: urls.portal,
      YANGGUANG_BUREAU: settings.bureauFile,
      ASTRO_TELEMETRY_DISABLED: '1',
      ...givesMemoryBack,
      ...keepsCompiledCode,
    },
    ready: { url: `${urls.wakeUp}/status`, answer: 'success' },
  };
}

export function portalProgram({ settings }: Installation, urls: Urls): Program {
  return {
    key: 'portal',
    name: copy.names.portal,
    folder: 'site',
    args: ['server/main.ts'],
    env: { NODE_ENV: 'production', SITE_VAR: settings.siteFolder, PORTAL_PORT: portOf(urls.portal) },
    ready: { url: urls.portal, answer: 'anything' },
  };
}

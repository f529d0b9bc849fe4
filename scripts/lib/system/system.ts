import { join } from 'node:path';
import { root } from '../bootstrap/paths.mjs';
import { copy } from '../copy.mjs';
import { startChild, type Child } from '../processes/child.ts';
import { freePort } from '../processes/free-port.ts';
import { untilAnswers } from '../processes/until-answers.ts';
import type { Installation } from './prepare.ts';

export interface Urls {
  cms: string;
  portal: string;
  wakeUp: string;
}

/** The three processes of one installation; each is started by its own call, in this order. */
export interface System {
  urls: Urls;
  startCms: () => Promise<Child>;
  startPublisher: () => Promise<Child>;
  startPortal: () => Promise<Child>;
  /** Ends what was started, last first. */
  stop: () => Promise<void>;
}

export interface Ports {
  cms: number;
  portal: number;
  wakeUp: number;
}

/** Where readers and officers find a system when the ports are free; 0 lets the machine choose. */
export const usualPorts: Ports = { cms: 1337, portal: 8080, wakeUp: 8090 };
export const anyPorts: Ports = { cms: 0, portal: 0, wakeUp: 0 };

const local = (port: number) => `http://127.0.0.1:${port}`;

/** A system over the installation's data; nothing runs yet. Settings: docs/contracts.md. */
export async function openSystem({ settings, secrets }: Installation, wanted: Ports): Promise<System> {
  const ports = {
    cms: await freePort(wanted.cms),
    portal: await freePort(wanted.portal),
    wakeUp: await freePort(wanted.wakeUp),
  };
  const urls = { cms: local(ports.cms), portal: local(ports.portal), wakeUp: local(ports.wakeUp) };
  const common = { YANGGUANG_BUREAU: settings.bureauFile, NODE_ENV: 'production' };
  const running: Child[] = [];

  const start = async (
    name: keyof typeof copy.names,
    cwd: string,
    args: string[],
    env: Record<string, string>,
    url: string,
  ) => {
    const log = join(settings.logFolder, `${name}.log`);
    const child = startChild({ name: copy.names[name], args, cwd: join(root, cwd), env: { ...common, ...env }, log });
    running.push(child);
    await untilAnswers(child, url);
    return child;
  };
  return {
    urls,
    startCms: () =>
      start(
        'cms',
        'cms',
        ['node_modules/@strapi/strapi/bin/strapi.js', 'start'],
        {
          ...secrets,
          HOST: '127.0.0.1',
          PORT: String(ports.cms),
          DATABASE_FILENAME: settings.cms.databaseFile,
          PUBLIC_DIR: settings.cms.publicFolder,
          YANGGUANG_ACCOUNTS: settings.accountsFile,
          WEBHOOK_URL: urls.wakeUp,
          STRAPI_TELEMETRY_DISABLED: 'true',
          STRAPI_DISABLE_UPDATE_NOTIFICATION: 'true',
        },
        `${urls.cms}/_health`,
      ),
    startPublisher: () =>
      start(
        'publisher',
        'site',
        ['publisher/main.ts'],
        {
          CMS_URL: urls.cms,
          OUTBOX_TOKEN: secrets.OUTBOX_TOKEN,
          WEBHOOK_SECRET: secrets.WEBHOOK_SECRET,
          WAKE_PORT: String(ports.wakeUp),
          SITE_VAR: settings.siteFolder,
          PORTAL_URL: urls.portal,
          ASTRO_TELEMETRY_DISABLED: '1',
        },
        urls.wakeUp,
      ),
    startPortal: () =>
      start(
        'portal',
        'site',
        ['server/main.ts'],
        { SITE_VAR: settings.siteFolder, PORTAL_PORT: String(ports.portal) },
        urls.portal,
      ),
    stop: async () => {
      for (const child of running.splice(0).reverse()) await child.stop();
    },
  };
}

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { launchBrowser } from '@yangguang/scripts/browser';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { portalServer } from '../server/portal-server.ts';

/** Folder of the built pages. */
export const portalFolder = (): string => join(inject('siteVar'), 'releases', '1', 'public');

export interface Portal {
  browser: Browser;
  origin: string;
}

/** The built portal behind its own server, and a browser to look at it, for the tests of one file. */
export function usePortal(): Portal {
  const portal = {} as Portal;
  const server = portalServer(inject('siteVar'));
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    portal.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    portal.browser = await launchBrowser();
  });
  afterAll(async () => {
    await portal.browser.close();
    server.close();
  });
  return portal;
}

import { afterEach, beforeEach } from 'vitest';
import type { ReleaseReport } from '@yangguang/schemas';
import type { Publisher } from '../open-publisher.ts';
import { startTestSite, type TestSite } from './test-publisher.ts';

/** A site as its readers and its officers see it. */
export interface WatchedSite extends TestSite {
  ask: (path: string) => Promise<Response>;
  statusOf: (path: string) => Promise<number>;
  textAt: (path: string) => Promise<string>;
  /** What the CMS was told of changes held back. */
  heldBack: () => ReleaseReport['items'];
}

/** A new site for each test of a file. */
export function useSite(): WatchedSite {
  const site = {} as WatchedSite;
  const ask = (path: string): Promise<Response> => fetch(new URL(path, site.portalUrl));
  beforeEach(async () => {
    Object.assign(site, await startTestSite(), {
      ask,
      statusOf: async (path: string) => (await ask(path)).status,
      textAt: async (path: string) => (await ask(path)).text(),
      heldBack: () => site.feed.reports.flatMap(({ items }) => items).filter(({ stage }) => stage === 'quarantined'),
    });
  });
  afterEach(() => site.close());
  return site;
}

export interface OpenSite extends WatchedSite {
  publisher: Publisher;
}

/** The same with a publisher that stays open through the test, as it does at work. */
export function useOpenSite(): OpenSite {
  const site = useSite() as OpenSite;
  beforeEach(async () => {
    site.publisher = await site.open();
  });
  // Hooks after a test run in the opposite order: the publisher goes before its folder.
  afterEach(() => site.publisher.close());
  return site;
}

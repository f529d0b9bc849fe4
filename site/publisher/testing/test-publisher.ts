import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { sha256, type AnyRecord } from '@yangguang/schemas';
import { portalServer } from '../../server/portal-server.ts';
import { usualPageLimits, type PublisherConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { openPublisher, type Publisher } from '../open-publisher.ts';
import { publish } from '../publish/publish.ts';
import { ensureBundle, type Bundle } from '../render/bundle.ts';
import { fileOf } from '../render/renderer.ts';
import { SearchIndexer } from '../search/search-indexer.ts';
import { demoBureauFile } from './demo-bureau.ts';
import { startFeedServer, type FeedServer } from './feed-server.ts';
import { publishChange, withdrawChange } from './sample-change.ts';

/** Standard Webhooks secrets are base64. */
export const webhookSecret = `whsec_${Buffer.from('a secret of the publisher tests').toString('base64')}`;

/** A folder, a feed and a portal on real ports, and publishers that come and go. */
export interface TestSite {
  feed: FeedServer;
  portalUrl: string;
  siteVar: string;
  config: PublisherConfig;
  /** Opens the publisher, runs one cycle and closes it. @returns whether nothing is left to be done. */
  publishOnce: (options?: { rebuild?: boolean; log?: Log }) => Promise<boolean>;
  open: (log?: Log, bundle?: Bundle) => Promise<Publisher>;
  /** Puts a version of a record into the feed. */
  letOut: (record: AnyRecord) => void;
  takeBack: (record: AnyRecord) => void;
  /** @param keep - leaves the folder for others to look at. */
  close: (options?: { keep?: boolean }) => Promise<void>;
}

let demoBundle: Promise<Bundle> | undefined;

/** Looked for once per process, which no code changes meanwhile; a bureau of a test's own is left to the publisher. */
async function bundleFor({ bureauFile }: PublisherConfig): Promise<Bundle | undefined> {
  if (bureauFile !== demoBureauFile) return undefined;
  demoBundle ??= ensureBundle(demoBureauFile);
  return { ...(await demoBundle) };
}

export async function startTestSite(siteVar = mkdtempSync(join(tmpdir(), 'yangguang-site-'))): Promise<TestSite> {
  const feed = await startFeedServer();
  const portal = portalServer(siteVar).listen(0, '127.0.0.1');
  await once(portal, 'listening');
  const portalUrl = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`;
  const config: PublisherConfig = {
    ...{ cmsUrl: feed.url, outboxToken: feed.token, webhookSecret, wakePort: 0, siteVar, portalUrl },
    ...{ bureauFile: demoBureauFile, pollMs: 30_000, parallelPages: 1000, selfCheckHour: 3 },
    now: () => new Date('2026-01-05T04:00:00.000Z'),
    pageLimits: usualPageLimits,
  };
  const open: TestSite['open'] = async (log = () => undefined, bundle) =>
    openPublisher(config, new SearchIndexer(), log, bundle ?? (await bundleFor(config)));
  const firstSeq = new Map<string, number>();
  return {
    ...{ feed, portalUrl, siteVar, config, open },
    async publishOnce({ rebuild = false, log } = {}) {
      const publisher = await open(log);
      try {
        return await publish(publisher, rebuild);
      } finally {
        publisher.close();
      }
    },
    letOut(record) {
      const seq = feed.changes.length + 1;
      if (!firstSeq.has(record.id)) firstSeq.set(record.id, seq);
      feed.changes.push(publishChange(record, seq, firstSeq.get(record.id)));
    },
    takeBack(record) {
      feed.changes.push(withdrawChange(record, feed.changes.length + 1));
    },
    async close({ keep = false } = {}) {
      portal.close();
      portal.closeAllConnections();
      await feed.close();
      if (!keep) rmSync(siteVar, { recursive: true, force: true });
    },
  };
}

/**
 * The manifest of a clean full build of a site's snapshot, in a folder where nothing was built before. Not of its feed:
 * in which release a version went out is in the snapshot alone.
 */
export async function cleanManifest(site: TestSite): Promise<Map<string, string>> {
  const clean = await startTestSite();
  try {
    for (const name of readdirSync(site.siteVar))
      if (name === 'files' || name.startsWith('snapshot.db'))
        cpSync(join(site.siteVar, name), join(clean.siteVar, name), { recursive: true });
    clean.feed.changes.push(...site.feed.changes);
    await clean.publishOnce();
    return liveManifest(clean.siteVar);
  } finally {
    await clean.close();
  }
}

/** Number of the release being served. */
export function liveNumber(siteVar: string): number {
  return Number(readlinkSync(join(siteVar, 'current')).split('/').at(-1));
}

/** The manifest of the release being served: path → SHA-256. */
export function liveManifest(siteVar: string): Map<string, string> {
  return hashes(siteVar, 'manifest.txt');
}

/**
 * What is wrong with the release being served: files whose bytes are not those listed, that are missing, or that no
 * list names, and marks of withdrawals that are missing or too many. Empty for a whole release.
 */
export function releaseFaults(siteVar: string): string[] {
  const folder = join(siteVar, 'current', 'public');
  const listed = new Map(
    ['manifest.txt', 'search.txt', 'old.txt', 'ledger.txt'].flatMap((name) => [...hashes(siteVar, name)]),
  );
  const present = new Set(filesBelow(folder));
  const unlisted = [...present].filter((path) => !listed.has(path)).map((path) => `${path} is in no list`);
  const wrong = [...listed].flatMap(([path, hash]) => {
    if (!present.has(path)) return [`${path} is missing`];
    return sha256(readFileSync(join(folder, path))) === hash ? [] : [`${path} has other bytes`];
  });
  return [...unlisted, ...wrong, ...markFaults(join(siteVar, 'current'))];
}

/** Where the marks for nginx differ from the list of paths that answer 410 (decision 24). */
function markFaults(release: string): string[] {
  const gone = JSON.parse(readFileSync(join(release, 'gone.json'), 'utf8')) as string[];
  const expected = new Set(gone.map(fileOf));
  const marks = existsSync(join(release, 'gone')) ? filesBelow(join(release, 'gone')) : [];
  return [
    ...marks.filter((path) => !expected.delete(path)).map((path) => `${path} is marked as gone`),
    ...Array.from(expected, (path) => `${path} has no mark`),
  ];
}

function hashes(siteVar: string, name: string): Map<string, string> {
  const lines = readFileSync(join(siteVar, 'current', name), 'utf8')
    .split('\n')
    .filter(Boolean);
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

/** Every file below a folder, by its relative path. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

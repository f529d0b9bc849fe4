import { existsSync, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyRecord } from '@yangguang/schemas';
import { places } from '../config.ts';
import type { Publisher } from '../open-publisher.ts';
import { publish } from './publish.ts';
import type { Finding } from '../release-guard/guard-process.ts';
import { fetchAttachment } from '../sync/feed-client.ts';

/**
 * Puts a clean release in the place of one that somebody altered (A16). Every other name of an altered file is taken
 * away first: releases share their files, so what was altered in one was altered in the stores and in the others.
 *
 * @returns as `publish` does.
 */
export async function healAltered(publisher: Publisher, { found, evidence }: Finding): Promise<boolean> {
  const { config, log } = publisher;
  log('release-altered', { paths: found.slice(0, 20).map(({ path }) => path), count: found.length, evidence });
  const inodes = new Set(found.map(({ inode }) => inode).filter((inode) => inode !== 0));
  const { files, shards } = places(config.siteVar);
  for (const folder of [files, shards]) removeInodes(folder, inodes);
  moveAside(join(config.siteVar, 'current'), evidence);
  await fetchMissingFiles(publisher);
  const isDone = await publish(publisher, true);
  const { releases } = publisher;
  const live = releases.current();
  for (const number of releases.numbers()) if (number !== live) await releases.discard(number);
  log('release-healed', { release: live });
  return isDone;
}

function removeInodes(folder: string, inodes: ReadonlySet<number>): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && inodes.has(lstatSync(path).ino)) rmSync(path);
  }
}

/** A folder where the link should be would not let itself be replaced. */
function moveAside(link: string, evidence: string): void {
  if (lstatSync(link, { throwIfNoEntry: false })?.isDirectory()) renameSync(link, join(evidence, 'current'));
}

/** Attachments that are missing from the store come from the CMS again; it alone has them. */
async function fetchMissingFiles({ snapshot, config }: Publisher): Promise<void> {
  const { files } = places(config.siteVar);
  const rows = snapshot
    .prepare<[], { sha256: string; json: string }>(
      'SELECT a.sha256, r.json FROM attachments a JOIN records r ON r.id = a.id GROUP BY a.sha256',
    )
    .all();
  for (const { sha256, json } of rows.filter((row) => !existsSync(join(files, row.sha256)))) {
    // Written by the snapshot's writer after it was checked.
    const file = (JSON.parse(json) as AnyRecord).attachments.find((each) => each.sha256 === sha256);
    if (file) await fetchAttachment(config, file, join(files, sha256));
  }
}

import { copyFileSync, lstatSync, mkdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Alteration } from './find-alterations.ts';

/** Files copied for each finding; a whole tree that was put there is described, not copied. */
const copiedFiles = 200;

/** Copies what was found aside, with its times, before anything is put right. @returns the folder. */
export function keepEvidence(siteVar: string, found: readonly Alteration[], at: Date): string {
  const folder = join(siteVar, 'evidence', at.toISOString().replaceAll(':', '-'));
  mkdirSync(folder, { recursive: true });
  const described = found.map((each) => ({ ...each, ...facts(join(siteVar, each.path)) }));
  writeFileSync(join(folder, 'findings.json'), JSON.stringify(described, null, 2));
  for (const { path } of found.slice(0, copiedFiles)) {
    if (!lstatSync(join(siteVar, path), { throwIfNoEntry: false })?.isFile()) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(join(siteVar, path), join(folder, path));
  }
  return folder;
}

function facts(file: string): object {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (!stat) return {};
  const { size, uid, gid, mode, mtime, ctime } = stat;
  return { size, uid, gid, mode, mtime, ctime, ...(stat.isSymbolicLink() && { target: readlinkSync(file) }) };
}

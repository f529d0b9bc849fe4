import { existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { YangguangError } from '@yangguang/schemas';

/** Folders between which files are linked, not copied. */
const folders = ['releases', 'files', 'shards'];

/**
 * Looks before any work whether the publisher's folder can carry a release, so that a wrong right or a missing disk is
 * told at once and not halfway (A5). Makes the folders that are missing. A disk that is merely full is let pass: it
 * heals by itself.
 *
 * @throws {YangguangError} `folder.missing`, `folder.unwritable`, `folder.other-device`, `release.link-damaged`
 */
export function checkFolder(siteVar: string): void {
  if (!existsSync(dirname(siteVar))) throw new YangguangError('folder.missing', dirname(siteVar));
  for (const folder of [siteVar, ...folders.map((name) => join(siteVar, name))]) {
    withPlace(folder, () => mkdirSync(folder, { recursive: true }));
    withPlace(folder, () => tryOut(folder));
    if (statSync(folder).dev !== statSync(siteVar).dev) throw new YangguangError('folder.other-device', folder);
  }
  checkLink(siteVar);
}

/** Does in a folder what a release needs: a file, a link, and both gone again. */
function tryOut(folder: string): void {
  const probe = join(folder, `.probe-${process.pid}`);
  rmSync(probe, { force: true });
  try {
    writeFileSync(probe, '');
    symlinkSync('nowhere', `${probe}.link`);
  } finally {
    for (const path of [probe, `${probe}.link`]) rmSync(path, { force: true });
  }
}

function withPlace(folder: string, action: () => void): void {
  try {
    action();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code !== 'ENOSPC' && code !== 'EDQUOT')
      throw new YangguangError('folder.unwritable', `${folder} (${code ?? String(cause)})`, { cause });
  }
}

/** The link is ours, and what it names is there. */
function checkLink(siteVar: string): void {
  const link = join(siteVar, 'current');
  const stat = lstatSync(link, { throwIfNoEntry: false });
  if (stat === undefined) return;
  const isOurs = stat.isSymbolicLink() && /^releases\/\d+$/.test(readlinkSync(link));
  if (!isOurs || !existsSync(join(link, 'public'))) throw new YangguangError('release.link-damaged', link);
}

import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The release that readers get. */
export interface LiveRelease {
  /** Its own folder, not the link: a request that began on a release ends on it. */
  publicFolder: string;
  /** Paths of withdrawn records. */
  gone: ReadonlySet<string>;
}

/**
 * Looks up what `current` points to. The link is read for every request, a few microseconds, so a switch is seen by
 * the next one; what belongs to a release is read once.
 *
 * @returns undefined while there is no release yet.
 */
export function liveRelease(siteVar: string): () => LiveRelease | undefined {
  let target = '';
  let known: LiveRelease | undefined;
  return () => {
    try {
      const now = readlinkSync(join(siteVar, 'current'));
      if (now !== target) {
        known = openRelease(join(siteVar, now));
        target = now;
      }
      return known;
    } catch {
      // No link yet, or one being replaced by hand: the release known last is still whole.
      return known;
    }
  };
}

function openRelease(folder: string): LiveRelease {
  // Written by the publisher with the release.
  const gone = JSON.parse(readFileSync(join(folder, 'gone.json'), 'utf8')) as string[];
  return { publicFolder: join(folder, 'public'), gone: new Set(gone) };
}

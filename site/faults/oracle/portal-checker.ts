import { createHash } from 'node:crypto';
import { gonePaths, listedFiles } from './release-checker.ts';

const atOnce = 16;

/**
 * Asks a portal for every file that a release lists. @returns what it answered otherwise than the release says:
 * empty when each path gave 200, or 410 where the release says so, with the listed bytes.
 */
export async function portalFaults(portalUrl: string, releaseFolder: string): Promise<string[]> {
  const gone = new Set(gonePaths(releaseFolder));
  const waiting = [...listedFiles(releaseFolder)];
  const faults: string[] = [];
  async function ask(): Promise<void> {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [path, expected] = next;
      const url = urlPath(path);
      const response = await fetch(new URL(url, portalUrl), { headers: { 'accept-encoding': 'identity' } });
      const hash = createHash('sha256')
        .update(new Uint8Array(await response.arrayBuffer()))
        .digest('hex');
      if (response.status !== (gone.has(url) ? 410 : 200)) faults.push(`${url} answered ${response.status}`);
      else if (hash !== expected) faults.push(`${url} answered with other bytes`);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, ask));
  return faults;
}

/** The address readers use for a file of a release. */
export function urlPath(path: string): string {
  const address = `/${path.split('/').map(encodeURIComponent).join('/')}`;
  return address.endsWith('/index.html') ? address.slice(0, -'index.html'.length) : address;
}

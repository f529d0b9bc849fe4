import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** Folders of releases have numbers; trees that are being built have other names. */
const inRelease = /^releases\/(\d+)\/(.+)$/;

/** Watches with inotify what happens to the files of releases, from before the first change of them. */
export async function watchServedTree(siteVar: string) {
  const events = 'modify,create,delete,moved_to,moved_from';
  const child = spawn('inotifywait', ['-m', '-r', '-e', events, '--format', '%e %w%f', siteVar]);
  let [output, notes] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (notes += chunk.toString()));
  while (!notes.includes('Watches established')) await wait(20);
  return {
    /**
     * Ends the watch.
     *
     * @returns how many events there were below the folder of releases, and those by which a file of a release was written into, or one
     * came to or went from the release being served (A11).
     */
    async stop(): Promise<{ seen: number; harmful: string[] }> {
      // What the kernel has noted comes a moment later.
      await wait(1000);
      child.kill();
      await once(child, 'close');
      return judgeEvents(output.split('\n').filter(Boolean), siteVar);
    },
  };
}

/** The release that got its number last is the one that the link is moved to. */
export function judgeEvents(lines: readonly string[], siteVar: string): { seen: number; harmful: string[] } {
  let [named, served] = ['', ''];
  let seen = 0;
  const harmful: string[] = [];
  for (const line of lines) {
    const [kind = '', place = ''] = line.split(` ${siteVar}/`);
    if (place === 'current' && kind === 'MOVED_TO') served = named;
    const number = /^releases\/(\d+)$/.exec(place)?.[1];
    if (number !== undefined && kind.startsWith('MOVED_TO')) named = number;
    if (place.startsWith('releases/')) seen += 1;
    const [, release] = inRelease.exec(place) ?? [];
    if (release === undefined) continue;
    if (kind.startsWith('MODIFY') || release === served) harmful.push(`${line} while ${served} was served`);
  }
  return { seen, harmful };
}

import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Paths of a release whose bytes are not those that its lists name, or that are missing. */
export async function alteredFiles(folder: string): Promise<string[]> {
  const altered: string[] = [];
  for (const list of ['manifest.txt', 'ledger.txt', 'search.txt'].filter((name) => existsSync(join(folder, name))))
    for (const line of readFileSync(join(folder, list), 'utf8').split('\n').filter(Boolean)) {
      const path = line.slice(66);
      if ((await hashOf(join(folder, 'public', path))) !== line.slice(0, 64)) altered.push(`/${path}`);
    }
  return altered;
}

async function hashOf(file: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
    return hash.digest('hex');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

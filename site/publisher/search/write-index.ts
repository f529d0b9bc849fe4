import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SearchIndexer } from './search-indexer.ts';

/**
 * Adds search to a site that plain `astro build` made: writes the index of a snapshot below `<site folder>/search/`.
 * The publisher does not need it; it keeps the index itself.
 */
export async function writeIndex(snapshotFile: string, siteFolder: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-search-'));
  try {
    const { files } = await new SearchIndexer().update({
      ...{ folder, generation: undefined, snapshotFile, put: [], removed: [] },
    });
    for (const file of files) {
      const target = join(siteFolder, file.path);
      mkdirSync(dirname(target), { recursive: true });
      if ('bytes' in file) writeFileSync(target, file.bytes);
      else copyFileSync(file.source, target);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , snapshotFile, siteFolder] = process.argv;
  if (!snapshotFile || !siteFolder) throw new Error('usage: write-index.ts <snapshot.db> <site folder>');
  await writeIndex(snapshotFile, siteFolder);
}

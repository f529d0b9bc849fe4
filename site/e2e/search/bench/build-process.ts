import { linkSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SearchIndexer } from '../../../publisher/search/search-indexer.ts';
import type { BuildReport } from './built-index.ts';

/** `build-process.ts <folder> <documents>`: a first build of the index into `<folder>/public`, as the publisher makes it. */
const [, , folder = '', snapshotFile = ''] = process.argv;
const documents = new URL('../../../publisher/search/testing/corpus-documents.ts', import.meta.url).href;
const report: BuildReport = { buildMs: 0, mainRssMb: 0, files: 0, indexBytes: 0 };
const startedAt = performance.now();
const { files } = await new SearchIndexer({ documents }).update({
  ...{ folder: join(folder, 'stage'), generation: undefined, snapshotFile, put: [], removed: [] },
});
for (const file of files) {
  const target = join(folder, 'public', file.path);
  mkdirSync(dirname(target), { recursive: true });
  if ('bytes' in file) writeFileSync(target, file.bytes);
  else linkSync(file.source, target);
  report.files += 1;
  report.indexBytes += statSync(target).size;
}
report.buildMs = Math.round(performance.now() - startedAt);
report.mainRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.send?.(report);

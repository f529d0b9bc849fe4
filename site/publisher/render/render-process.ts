import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@yangguang/schemas';
import type { Content, PublicRecord } from '../../src/content/content.ts';
import { openSnapshot } from '../../src/content/database.ts';
import { readModel } from '../../src/content/read-model.ts';
import { snapshotReader } from '../../src/content/snapshot-reader.ts';
import { writeNewFile } from '../disk/new-file.ts';
import { isMachineFault } from './machine-fault.ts';
import { keyNumber } from './key-number.ts';
import { documentPath, isPage } from './page-plan.ts';
import { provedRecord, type DocumentOf } from './record-document.ts';
import { passingBytes } from './passing-bytes.ts';
import { underWatch, watchPages } from './page-watch.ts';
import { readAhead, type Share } from './read-ahead.ts';
import { fileOf, loadRenderer } from './renderer.ts';
import type { Batch, BatchAnswer, PoolSettings } from './render-pool.ts';

/** A process of the render pool: renders the pages it is sent and puts those that differ into the draft. */
const settings = JSON.parse(process.argv[2] ?? '{}') as PoolSettings;
const ahead = JSON.parse(process.argv[3] ?? 'null') as Share | null;
const { entry, origin, snapshotFile, publicFolder, documents } = settings;
watchPages(settings.limits, settings.overruns);
const renderer = await loadRenderer(entry, origin);
const { documentOf } = (await import(documents)) as { documentOf: DocumentOf };
if (ahead) readAhead(snapshotFile, ahead);
const db = openSnapshot(snapshotFile);
const reader = snapshotReader(db);
const folders = new Set<string>();
const pagesBetweenLooks = 10;

/** One state of the snapshot for all pages, and no locking for each of their questions. */
function beginReading(): void {
  if (db.inTransaction) return;
  db.exec('BEGIN');
  reader.refresh();
}

async function render({ isWhole, urls, components, known }: Batch): Promise<BatchAnswer> {
  beginReading();
  const hashes: string[] = [];
  const keys: number[] = [];
  const keyCounts = new Uint32Array(urls.length);
  const records: BatchAnswer['records'] = urls.map(() => undefined);
  const problems: BatchAnswer['problems'] = [];
  for (const [at, url] of urls.entries()) {
    // Pages never wait for anything; that the publisher is gone is heard between them.
    if (at % pagesBetweenLooks === 0) await new Promise(setImmediate);
    const reads = new Set<number>();
    try {
      const content = readModel(reader, (key) => reads.add(keyNumber(key)));
      if (isPage(url)) {
        const text = await underWatch(url, async () => {
          if (isWhole) records[at] = provedRecord(url, content, documentOf);
          return renderer.render(components[at] ?? '', url, content);
        });
        const bytes = passingBytes(text);
        hashes[at] = sha256(bytes);
        put(url, bytes, hashes[at], known[at]);
      } else {
        const record = recordOf(content, url);
        hashes[at] = sha256(JSON.stringify(await underWatch(url, () => documentOf(content, record))));
      }
      keys.push(...reads);
      keyCounts[at] = reads.size;
    } catch (error) {
      hashes[at] = '';
      problems.push({ at, problem: String(error), faultCode: isMachineFault(error) ? error.code : undefined });
    }
  }
  return { hashes, keys: Float64Array.from(keys), keyCounts, records, problems };
}

function recordOf(content: Content, url: string): PublicRecord {
  const record = content.recordAt(documentPath(url));
  if (!record) throw new RangeError(`no record at ${url}`);
  return record;
}

function put(url: string, bytes: Uint8Array, hash: string, known: string | undefined): void {
  if (hash === known) return;
  const target = join(publicFolder, fileOf(url));
  if (known !== undefined) rmSync(target);
  writeNewFile(target, bytes, folders);
}

// A publisher that was killed has another one after it, which builds in its own draft.
process.on('disconnect', () => process.exit());
let last = Promise.resolve();
process.on('message', (batch: Batch) => {
  last = last.then(async () => void process.send?.(await render(batch)));
});

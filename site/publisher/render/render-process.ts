import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '@yangguang/schemas';
import { openSnapshot } from '../../src/content/database.ts';
import { readModel } from '../../src/content/read-model.ts';
import { snapshotReader } from '../../src/content/snapshot-reader.ts';
import { writeNewFile } from '../new-file.ts';
import { isMachineFault } from './machine-fault.ts';
import { fileOf, loadRenderer } from './renderer.ts';
import type { PoolSettings, PoolTask, RenderedPage } from './render-pool.ts';

/** A process of the render pool: renders the pages it is sent and puts those that differ into the draft. */
const { entry, origin, snapshotFile, publicFolder } = JSON.parse(process.argv[2] ?? '{}') as PoolSettings;
const renderer = await loadRenderer(entry, origin);
const reader = snapshotReader(openSnapshot(snapshotFile));
const folders = new Set<string>();
reader.refresh();

async function render({ page, known }: PoolTask): Promise<RenderedPage> {
  const reads = new Set<string>();
  try {
    const content = readModel(reader, (key) => reads.add(key));
    const bytes = await renderer.render(page.component, page.url, content);
    const hash = sha256(bytes);
    const target = join(publicFolder, fileOf(page.url));
    if (known !== undefined && hash !== known) rmSync(target);
    if (hash !== known) writeNewFile(target, bytes, folders);
    return { page, hash, isChanged: hash !== known, reads: [...reads], problem: undefined, faultCode: undefined };
  } catch (error) {
    const faultCode = isMachineFault(error) ? error.code : undefined;
    return { page, hash: '', isChanged: false, reads: [], problem: String(error), faultCode };
  }
}

process.on('message', async (tasks: PoolTask[]) => {
  const rendered: RenderedPage[] = [];
  for (const task of tasks) rendered.push(await render(task));
  process.send?.(rendered);
});

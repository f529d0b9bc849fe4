import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { formatVersion } from '../../src/search/format.ts';
import { contentsFile, writeContents, type ContentsFile, type ShardRecord } from './contents.ts';
import { exists, writeFolder, type Flush } from './durable-files.ts';
import { mergeParts, type MergedPart, type Part } from './part.ts';
import { shardFiles } from './shard-files.ts';

/** Name of the shard that holds these records: the same records, the same name, whenever and wherever it is built. */
function shardId(records: readonly ShardRecord[]): string {
  const hash = createHash('sha256').update(String(formatVersion));
  for (const { path, source } of records) hash.update(`\n${path} ${source}`);
  return hash.digest('hex').slice(0, 16);
}

/** What becomes of a folder that is there already: another one wrote it, or a full build trusts nothing it finds. */
export type Existing = 'keep' | 'replace';

/** Merges parts into a shard and writes its folder below `folder`. Returns its name. */
export async function writeShard(
  folder: string,
  parts: readonly Part[],
  { flush = 'flush', existing = 'keep' }: { flush?: Flush; existing?: Existing } = {},
): Promise<string> {
  const merged = mergeParts(parts);
  const id = shardId(merged.records);
  const isKept = existing === 'keep' && (await exists(join(folder, id)));
  if (!isKept) await writeFolder(join(folder, id), withContents(merged), flush);
  return id;
}

function* withContents(merged: MergedPart): Generator<{ name: string; bytes: Uint8Array }> {
  const files: ContentsFile[] = [];
  for (const file of shardFiles(merged)) {
    files.push({ name: file.name, sha256: createHash('sha256').update(file.bytes).digest('hex') });
    yield file;
  }
  yield { name: contentsFile, bytes: writeContents(merged.records, files) };
}

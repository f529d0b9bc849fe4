import type { Entry } from './build-shards.ts';
import { textsOf } from './build-shards.ts';
import { writeShard } from './shard-folder.ts';
import type { TextFile } from './texts.ts';

/**
 * Builds one shard in a process of its own, so that the publisher answers meanwhile and shards are built on all cores.
 * It is told the records in batches and answers each; the answer to `end` names the shard.
 */
export type ShardRequest = Entry[] | 'end';
export type ShardReply = 'next' | { id: string };

const [, , folder = ''] = process.argv;
const texts: TextFile[] = [];

async function answer(request: ShardRequest): Promise<ShardReply> {
  if (request === 'end') return { id: await writeShard(folder, texts) };
  const stored = await textsOf(folder, request);
  await stored.written;
  texts.push(...stored.texts);
  return 'next';
}

process.on('message', (request: ShardRequest) => {
  void answer(request).then((reply) => process.send?.(reply));
});
// The publisher is gone, however it ended.
process.on('disconnect', () => process.exit());

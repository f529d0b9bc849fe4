import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { copy } from '../../copy';
import type { Exports } from '../services/exports';

/** `pnpm audit:export [folder]`: the log, the checkpoint that it ends at and the public key, for `pnpm audit:verify`. */
async function main([folder = '.']: readonly string[]): Promise<void> {
  const { startStrapi } = await import('../../../../lib/own-strapi.js');
  const strapi = await startStrapi();
  try {
    const service: Exports = strapi.plugin('audit').service('exports');
    const { head, lines } = await service.whole();
    const target = path.resolve(folder);
    await mkdir(target, { recursive: true });
    const fileOf = (ending: string) => path.join(target, `audit-${head.size}.${ending}`);
    // A file of that name is never written over: it may be the older copy that shows what was changed.
    await pipeline(Readable.from(lines), createWriteStream(fileOf('ndjson'), { flags: 'wx' }));
    await writeFile(fileOf('checkpoint'), head.checkpoint, { flag: 'wx' });
    await writeFile(fileOf('key'), `${head.key}\n`, { flag: 'wx' });
    console.log(copy.exported(head.size, fileOf('ndjson'), fileOf('checkpoint'), fileOf('key')));
  } finally {
    await strapi.destroy();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(copy.exportFailed(error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
});

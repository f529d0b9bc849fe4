import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { StoredFile } from '../../../../lib/stored-file';
import { copy } from '../../copy';
import { runWorker } from '../files/run-worker';
import { noScan, type FileScan } from '../files/scan';

const mostKept = 300;

/** What attached files hide and say, and copies of them without what is hidden. */
const files = ({ strapi }: { strapi: Core.Strapi }) => {
  /** The bytes decide, and how their name ends; results that came of a failure are not kept. */
  const known = new Map<string, FileScan>();

  async function scan({ attachment: { name, sha256 }, path: place }: StoredFile): Promise<FileScan> {
    const key = sha256 + path.extname(name).toLowerCase();
    const kept = known.get(key);
    if (kept) return kept;
    try {
      const made = await runWorker<FileScan>({ deed: 'scan', name, path: place });
      if (known.size >= mostKept) known.clear();
      known.set(key, made);
      return made;
    } catch (error) {
      strapi.log.error(error);
      return { ...noScan(), findings: [{ code: 'file.scan-failed', place: '全文' }] };
    }
  }

  return {
    scan,

    /**
     * A copy that hides nothing, in a folder of its own that is gone after `use`.
     *
     * @throws {PolicyError} when there is no such copy: of a kind that cannot be cleaned, or still not clean.
     */
    async withClean<T>(file: StoredFile, use: (clean: string) => Promise<T>): Promise<T> {
      const { name } = file.attachment;
      const folder = await mkdtemp(path.join(tmpdir(), 'yangguang-clean-'));
      try {
        const bytes = await runWorker<Uint8Array | null>({ deed: 'clean', name, path: file.path }).catch(() => null);
        if (!bytes) throw new errors.PolicyError(copy.cannotClean(name));
        const clean = path.join(folder, name.replace(/[/\\]/g, '_'));
        await writeFile(clean, bytes);
        const again = await runWorker<FileScan>({ deed: 'scan', name, path: clean });
        if (again.findings.length > 0 || (await readFile(file.path)).equals(bytes))
          throw new errors.PolicyError(copy.cannotClean(name));
        return await use(clean);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
};
export default files;
export type Files = ReturnType<typeof files>;

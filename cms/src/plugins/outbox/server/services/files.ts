import type { Core } from '@strapi/types';
import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { errors } from '@strapi/utils';
import { sha256 as hashOf, type Attachment } from '@yangguang/schemas';
import type { StoredFile } from '../../../../lib/stored-file';
import { copy } from '../../copy';
import { FILES } from '../tables';

/**
 * The bytes of every attachment that was let out, under their SHA-256: what the feed names stays fetchable when the
 * file is replaced or deleted in the media library, and files that were never let out stay inside.
 */
const files = ({ strapi }: { strapi: Core.Strapi }) => {
  const folder = path.join(path.dirname(strapi.dirs.static.public), 'published-files');
  const placeOf = (sha256: string): string => path.join(folder, sha256);
  return {
    /**
     * Keeps copies; part of the transaction only in that what is not in the feed is not served.
     *
     * @throws {PolicyError} when a file is not any more what it was when it was approved.
     */
    async keep(stored: StoredFile[]): Promise<void> {
      for (const { attachment, path: from } of stored) {
        const place = placeOf(attachment.sha256);
        if (!(await exists(place))) await copyWhole(from, place, attachment);
      }
    },

    /** Where the bytes are, for a file that appears in the feed; null for any other. */
    async find(sha256: string): Promise<{ path: string; sizeBytes: number } | null> {
      const row = await strapi.db.connection(FILES).where({ sha256 }).first();
      if (!row) return null;
      const { size } = await stat(placeOf(sha256));
      return { path: placeOf(sha256), sizeBytes: size };
    },
  };
};
export default files;
export type Files = ReturnType<typeof files>;

async function exists(place: string): Promise<boolean> {
  return (await stat(place).catch(() => null)) !== null;
}

/**
 * A name of its own first, so that a copy cut short by a crash never stands under the hash; and nothing else does, though
 * the library may write into the file since it was looked at (E2).
 */
async function copyWhole(from: string, to: string, { name, sha256 }: Attachment): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  const part = `${to}.${randomUUID()}.part`;
  try {
    await copyFile(from, part, constants.COPYFILE_FICLONE);
    if (hashOf(await readFile(part)) !== sha256) throw new errors.PolicyError(copy.fileChanged(name));
    await rename(part, to);
  } finally {
    await rm(part, { force: true });
  }
}

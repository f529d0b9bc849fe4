import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { sha256, type Attachment } from '@yangguang/schemas';
import { copy } from './copy';

export interface StoredFile {
  attachment: Attachment;
  /** Where the bytes are on this machine. */
  path: string;
}

/**
 * Reading a large file again for every hash would be slow; path, times and size together tell whether it changed. Who
 * writes into it may set the time of that, not that of the change of the file itself.
 */
const known = new Map<string, string>();

/**
 * What the feed says of an uploaded file, from its real bytes. `file` is a row of Strapi's upload table.
 *
 * @throws {ApplicationError} when the library has the row and the disk no bytes.
 */
export async function readStoredFile(strapi: Core.Strapi, file: unknown): Promise<StoredFile> {
  const { name, mime, url } = file as { name: string; mime: string; url: string };
  const place = path.join(strapi.dirs.static.public, url);
  try {
    const { mtimeMs, ctimeMs, size } = await stat(place);
    const key = `${place}|${mtimeMs}|${ctimeMs}|${size}`;
    const hash = known.get(key) ?? sha256(await readFile(place));
    known.set(key, hash);
    return { attachment: { name, mime, sizeBytes: size, sha256: hash }, path: place };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    // Deleting a file takes its bytes first and its row after.
    throw new errors.ApplicationError(copy.fileGone(name));
  }
}

import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/types';
import { sha256, type Attachment } from '@yangguang/schemas';

export interface StoredFile {
  attachment: Attachment;
  /** Where the bytes are on this machine. */
  path: string;
}

/** Reading a large file again for every hash would be slow; path, time and size together tell whether it changed. */
const known = new Map<string, string>();

/** What the feed says of an uploaded file, from its real bytes. `file` is a row of Strapi's upload table. */
export async function readStoredFile(strapi: Core.Strapi, file: unknown): Promise<StoredFile> {
  const { name, mime, url } = file as { name: string; mime: string; url: string };
  const place = path.join(strapi.dirs.static.public, url);
  const { mtimeMs, size } = await stat(place);
  const key = `${place}|${mtimeMs}|${size}`;
  const hash = known.get(key) ?? sha256(await readFile(place));
  known.set(key, hash);
  return { attachment: { name, mime, sizeBytes: size, sha256: hash }, path: place };
}

import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { errors } from '@strapi/utils';
import { screenCopy } from '../../copy';

/** A file of a multipart request, as Strapi's body parser leaves it; it removes those of the field `files` itself. */
interface Upload {
  filepath: string;
  originalFilename?: string | null;
}

export interface Uploads {
  file: string;
  fileName: string;
  /** Folder of the attachments, under their own names. */
  attachments: string;
}

/**
 * Lays out the uploaded files as the importer wants them.
 *
 * @param tableName - of the file with the records; files arrive in the order in which they were stored, not sent.
 */
export async function withUploads<T>(
  files: unknown,
  tableName: string,
  use: (uploads: Uploads) => Promise<T>,
): Promise<T> {
  const uploads = (Array.isArray(files) ? files : [files]).filter(Boolean) as Upload[];
  const table = uploads.find((upload) => nameOf(upload) === tableName);
  if (!table) throw new errors.ValidationError(screenCopy.noFile);
  const attachments = await mkdtemp(path.join(tmpdir(), 'yangguang-attachments-'));
  try {
    for (const upload of uploads)
      if (upload !== table) await copyFile(upload.filepath, path.join(attachments, nameOf(upload)));
    return await use({ file: table.filepath, fileName: nameOf(table), attachments });
  } finally {
    await rm(attachments, { recursive: true, force: true });
  }
}

/** The name without any path in front of it, whichever system it came from. */
function nameOf({ originalFilename }: Upload): string {
  const name = (originalFilename ?? '').replace(/^.*[/\\]/s, '').replaceAll('\0', '');
  if (name === '' || name === '.' || name === '..') throw new errors.ValidationError(screenCopy.badRequest);
  return name;
}

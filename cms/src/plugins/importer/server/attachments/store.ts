import type { Core } from '@strapi/types';
import type { Attachment } from '@yangguang/schemas';
import { readStoredFile, type StoredFile } from '../../../../lib/stored-file';
import type { FoundFile } from './folder';

/** A file in the media library. */
export interface LibraryFile {
  id: number;
  attachment: Attachment;
  stored: StoredFile;
}

/** Puts files into the media library, each once, and takes them out again when the import fails. */
export class AttachmentStore {
  private readonly uploaded = new Map<string, LibraryFile>();
  private readonly rows: unknown[] = [];
  private readonly strapi: Core.Strapi;

  constructor(strapi: Core.Strapi) {
    this.strapi = strapi;
  }

  async add(file: FoundFile): Promise<LibraryFile> {
    const known = this.uploaded.get(file.path);
    if (known) return known;
    const files = { filepath: file.path, originalFilename: file.name, mimetype: file.mime, size: file.sizeBytes };
    const [row] = (await this.upload().upload({ data: {}, files })) as [{ id: number }];
    this.rows.push(row);
    const stored = await readStoredFile(this.strapi, row);
    const added = { id: row.id, attachment: stored.attachment, stored };
    this.uploaded.set(file.path, added);
    return added;
  }

  byPath(path: string): LibraryFile {
    const found = this.uploaded.get(path);
    if (!found) throw new RangeError(`not uploaded: ${path}`);
    return found;
  }

  async removeAll(): Promise<void> {
    for (const row of this.rows.splice(0)) await this.upload().remove(row);
    this.uploaded.clear();
  }

  private upload(): { upload: (given: object) => Promise<unknown>; remove: (row: unknown) => Promise<unknown> } {
    return this.strapi.plugin('upload').service('upload');
  }
}

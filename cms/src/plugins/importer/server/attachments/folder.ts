import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { Core } from '@strapi/types';
import { mediaTypeOf } from '../../../../lib/media-type';
import type { Finding } from '../values/finding';

/** A file of the attachment folder that may be stored. */
export interface FoundFile {
  name: string;
  path: string;
  mime: string;
  sizeBytes: number;
}

/** Looks up attachments by name in one folder, and nowhere else: no sub-folders, no links, no way out of it. */
export class AttachmentFolder {
  private readonly known = new Map<string, Promise<FoundFile | Finding>>();
  private readonly folder: string | undefined;
  private readonly allowedTypes: readonly string[];
  private readonly sizeLimit: number;

  constructor(strapi: Core.Strapi, folder: string | undefined) {
    this.folder = folder;
    this.allowedTypes = strapi.config.get('plugin::upload.security.allowedTypes', []);
    this.sizeLimit = strapi.config.get('plugin::upload.sizeLimit', 0);
  }

  find(name: string): Promise<FoundFile | Finding> {
    const found = this.known.get(name) ?? this.look(name);
    this.known.set(name, found);
    return found;
  }

  private async look(name: string): Promise<FoundFile | Finding> {
    const wrong = (code: Finding['code'], params: Finding['params'] = { name }): Finding => ({
      code,
      params,
      severity: 'error',
    });
    if (this.folder === undefined) return wrong('attachment.no-folder');
    const file = path.join(this.folder, name);
    const info = path.basename(name) === name ? await lstat(file).catch(() => undefined) : undefined;
    if (!info?.isFile()) return wrong('attachment.missing');
    if (info.size > this.sizeLimit)
      return wrong('attachment.too-large', { name, limitMb: Math.floor(this.sizeLimit / 1024 / 1024) });
    const mime = await mediaTypeOf(name, file);
    if (mime === undefined || !this.allowedTypes.includes(mime)) return wrong('attachment.refused');
    return { name, path: file, mime, sizeBytes: info.size };
  }
}

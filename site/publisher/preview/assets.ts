import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreviewAsset } from '@yangguang/schemas';
import type { Snapshot } from '../../src/content/database.ts';

/** The tags that make a page load something. No text of a record can hold one of its own: `<` and `"` are escaped. */
const loading = /<link rel="stylesheet" href="([^"]+)"|<img\b[^>]*? src="([^"]+)"/g;

const pictures: Record<string, string> = {
  ...{ png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp' },
};

/** Where the bytes of what a page loads are. */
interface Shelves {
  /** Files of the compiled site. */
  clientFolder: string;
  /** Public attachments by hash. */
  filesFolder: string;
}

/**
 * What a page loads, by address: its styles, and those pictures that are public already. Pictures of a draft are no
 * business of the publisher; the CMS has them.
 */
export function assetsOf(page: string, db: Snapshot, shelves: Shelves): Record<string, PreviewAsset> {
  const hashAt = db.prepare<[string], string>('SELECT sha256 FROM attachments WHERE path = ?').pluck();
  const found: Record<string, PreviewAsset> = {};
  for (const [, style, picture] of page.matchAll(loading)) {
    if (style !== undefined) found[style] = asset('text/css', join(shelves.clientFolder, style));
    const type = pictures[picture?.split('.').at(-1)?.toLowerCase() ?? ''];
    const file = picture === undefined ? undefined : join(shelves.filesFolder, hashAt.get(picture) ?? 'none');
    if (picture !== undefined && type && file && existsSync(file)) found[picture] = asset(type, file);
  }
  return found;
}

const asset = (type: string, file: string): PreviewAsset => ({ type, base64: readFileSync(file).toString('base64') });

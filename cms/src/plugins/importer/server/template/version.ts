import { createHash } from 'node:crypto';
import type { ContentType } from '@yangguang/schemas';
import { templateSheets } from './columns';

const pattern = /^([a-z]+(?:-[a-z]+)*)\/([0-9a-f]{8})$/;

/** `policy-document/1a2b3c4d`: changes whenever a column, a choice or a note of the template does. */
export function templateVersion(type: ContentType): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(templateSheets(type)))
    .digest('hex');
  return `${type.name}/${hash.slice(0, 8)}`;
}

/** The type that a version cell names; undefined for any other text. */
export function typeOfVersion(text: string): string | undefined {
  return pattern.exec(text.trim())?.[1];
}

import type { ContentType } from '../define-content-type.ts';
import { adminLabels } from './admin-labels.ts';
import { strapiCode } from './strapi-code.ts';
import { strapiSchema } from './strapi-schema.ts';

/** The folder that belongs to the generator whole: what it does not write there is stale. */
export const apiFolder = 'cms/src/api';

/** Every file that is derived from the definitions, as path from the repository root → text. */
export function generatedFiles(types: readonly ContentType[]): Map<string, string> {
  const files = new Map([['cms/src/admin/generated/labels.json', json(adminLabels(types))]]);
  for (const type of types) {
    const folder = `${apiFolder}/${type.name}`;
    files.set(`${folder}/content-types/${type.name}/schema.json`, json(strapiSchema(type)));
    for (const [path, text] of Object.entries(strapiCode(type))) files.set(`${folder}/${path}`, text);
  }
  return files;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

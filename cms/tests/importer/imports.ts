import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Imports } from '../../src/plugins/importer/server/services/imports.ts';
import { emailOf, type Cms } from '../harness.ts';

export const importsOf = (cms: Cms): Imports => cms.strapi.plugin('importer').service('imports');

/** A decision by two of the test accounts. */
export const migration = {
  decision: '云应急办〔2026〕9号：原网站信息整体迁移',
  by: emailOf('disclosure-office'),
  confirmedBy: emailOf('deputy-head'),
};

/** Writes a file for import below the system's own folder. */
export function fileIn(cms: Cms, name: string, content: string | Buffer): string {
  mkdirSync(join(cms.folder, 'imports'), { recursive: true });
  const file = join(cms.folder, 'imports', name);
  writeFileSync(file, content);
  return file;
}

export const jsonLines = (records: readonly object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

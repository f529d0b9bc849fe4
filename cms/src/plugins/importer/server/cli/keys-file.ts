import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { cliCopy, fill } from '../../copy';

const Keys = z.record(z.string(), z.string());

/** Keys of records that were imported from other files. @throws {Error} in Chinese when the file is not such a table. */
export function readKeys(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  try {
    return Keys.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(fill(cliCopy.keysUnreadable, { file }), { cause });
  }
}

export function writeKeys(file: string, keys: Readonly<Record<string, string>>): void {
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`);
}

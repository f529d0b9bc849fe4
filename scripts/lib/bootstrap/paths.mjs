import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(fileURLToPath(new URL('../../..', import.meta.url)));

/** The folder of all data: `var/`, or the one that `YANGGUANG_VAR` names. */
export const dataFolder = resolve(process.env['YANGGUANG_VAR'] || join(root, 'var'));

export const logFolder = join(dataFolder, 'log');

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { recoverDoubledKeys } from './shipped-translations.ts';

/**
 * Writes `src/admin/translations/recovered.json`. Run it after an upgrade of Strapi:
 * `node tests/admin/recover-translations.mts`; a test compares.
 */
const file = join(import.meta.dirname, '../../src/admin/translations/recovered.json');
const recovered = await recoverDoubledKeys();
writeFileSync(file, `${JSON.stringify(recovered, null, 2)}\n`);
console.log(`${Object.keys(recovered).length} 条译文已写入 ${file}`);

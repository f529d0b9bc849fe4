import path from 'node:path';
import { readBureau, type Bureau } from '@yangguang/schemas';

const known = new Map<string, Bureau>();

/** The bureau this system works for: the file named by `YANGGUANG_BUREAU`, read once (docs/contracts.md). */
export function currentBureau(): Bureau {
  const file = path.resolve(process.env.YANGGUANG_BUREAU ?? 'var/bureau.json');
  const bureau = known.get(file) ?? readBureau(file);
  known.set(file, bureau);
  return bureau;
}

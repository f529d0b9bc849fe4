import type { BreakGlassYear } from '@yangguang/schemas';
import { readMeta, writeMeta, type Snapshot } from '../../src/content/database.ts';
import { breakGlassMeta } from '../../src/content/break-glass.ts';
import { keys } from '../../src/content/keys.ts';

/** Keeps how often the rights of the whole system were lent, as the CMS last counted; the page that says so follows (B-2). */
export function rememberBreakGlass(db: Snapshot, years: readonly BreakGlassYear[]): void {
  const text = JSON.stringify(years);
  if (readMeta(db, breakGlassMeta) === text) return;
  db.transaction(() => {
    writeMeta(db, breakGlassMeta, text);
    db.prepare('INSERT OR IGNORE INTO touched (key) VALUES (?)').run(keys.breakGlass);
  }).immediate();
}

import { BreakGlassYear } from '@yangguang/schemas';
import { z } from 'zod';
import { readMeta, type Snapshot } from './database.ts';

export const breakGlassMeta = 'breakGlass';

/** How often the rights of the whole system were lent, year by year; undefined while the CMS has never counted it (B-2). */
export function breakGlassCounts(db: Snapshot): readonly BreakGlassYear[] | undefined {
  const text = readMeta(db, breakGlassMeta);
  return text === undefined ? undefined : z.array(BreakGlassYear).parse(JSON.parse(text));
}

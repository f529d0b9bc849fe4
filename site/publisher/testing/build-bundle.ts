import { ensureBundle } from '../render/bundle.ts';
import { demoBureauFile } from './demo-bureau.ts';

/** Compiles the site once before the tests, so that test files running side by side find it done. */
export async function setup(): Promise<void> {
  await ensureBundle(demoBureauFile);
}

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../settings.ts';
import type { LoadOptions } from '../../demo/load.ts';
import type { Installation } from './prepare.ts';

/** What the demo loader of `scripts/demo/load.ts` gets: a running CMS and the accounts to work with. */
export interface DemoTarget extends Installation {
  cmsUrl: string;
}

const markFile = (settings: Settings) => join(settings.folder, 'demo.json');
const mark = (settings: Settings, state: 'loading' | 'loaded') =>
  writeFileSync(markFile(settings), JSON.stringify({ state }));

export const isDemoLoaded = (settings: Settings): boolean => stateOf(settings) === 'loaded';

function stateOf(settings: Settings): string | undefined {
  const file = markFile(settings);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { state: string }).state : undefined;
}

/** Clears what a first load that broke off left behind. Nobody can have worked on it: the addresses come after the load. */
export function clearHalfLoaded(settings: Settings): void {
  if (stateOf(settings) !== 'loading') return;
  for (const folder of [settings.cms.folder, settings.siteFolder]) rmSync(folder, { recursive: true, force: true });
  rmSync(markFile(settings));
}

export async function loadDemo(target: DemoTarget, options: LoadOptions = {}): Promise<void> {
  mark(target.settings, 'loading');
  // Fetched only here: later starts need none of the demo's content.
  const { load } = await import('../../demo/load.ts');
  await load(target, options);
  mark(target.settings, 'loaded');
}

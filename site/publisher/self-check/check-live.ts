import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSnapshot } from '../../src/content/database.ts';
import { places, type PublisherConfig } from '../config.ts';
import type { Bundle } from '../render/bundle.ts';
import { alteredFiles } from './altered-files.ts';
import { cleanBuild } from './clean-build.ts';
import { lostPaths } from './lost-paths.ts';
import { differencesOf } from './differences.ts';
import { drawQueries } from './draw-queries.ts';
import { searchAnswers } from './search-answers.ts';

const queriesAsked = 200;

/** What a self-check found. */
export type CheckResult =
  /** Changes are on their way, or the code is another than that of the release: nothing was compared. */
  | { outcome: 'busy' }
  | {
      outcome: 'checked';
      release: number;
      /** Files that a clean build makes otherwise, and queries that it answers otherwise. */
      different: string[];
      /** Files that are not as the release lists them. */
      altered: string[];
      /** Links of pages that lead nowhere. */
      broken: string[];
      /** Paths that were live once and of which the release says nothing. */
      lost: string[];
    };

/**
 * Compares the live release with a clean build of the same snapshot, and its files with its lists. Reads what the
 * publisher keeps and changes nothing of it, so it runs beside publications.
 */
export async function checkLive(config: PublisherConfig, bundle: Bundle): Promise<CheckResult> {
  const place = places(config.siteVar);
  const release = releaseOf(place.cache, bundle.id);
  if (release === undefined) return { outcome: 'busy' };
  const folder = join(config.siteVar, 'releases', String(release));
  rmSync(place.selfCheck, { recursive: true, force: true });
  mkdirSync(place.selfCheck);
  try {
    const queries = queriesFrom(place.snapshot);
    const live = {
      manifest: readFileSync(join(folder, 'manifest.txt'), 'utf8'),
      answers: await searchAnswers(join(folder, 'public', 'search'), queries),
    };
    // Before the long work: a release that is no longer live may be taken apart for the next one.
    const altered = await alteredFiles(folder);
    const lost = lostPaths(place.ledger, folder);
    const isSettled = (): boolean => releaseOf(place.cache, bundle.id) === release;
    const clean = await cleanBuild(config, bundle, place.selfCheck, queries, isSettled);
    if (!clean) return { outcome: 'busy' };
    return { outcome: 'checked', release, different: differencesOf(live, clean), altered, broken: clean.broken, lost };
  } finally {
    rmSync(place.selfCheck, { recursive: true, force: true });
  }
}

/** The release that the cache describes, when this code made it. */
function releaseOf(cacheFile: string, bundle: string): number | undefined {
  const cache = new Database(cacheFile, { readonly: true, fileMustExist: true });
  try {
    const state = cache.prepare<[string], string>('SELECT value FROM state WHERE key = ?').pluck();
    const release = Number(state.get('release') ?? '0');
    return state.get('bundle') === bundle && release > 0 ? release : undefined;
  } finally {
    cache.close();
  }
}

function queriesFrom(snapshotFile: string): string[] {
  const snapshot = openSnapshot(snapshotFile);
  try {
    return drawQueries(snapshot, queriesAsked);
  } finally {
    snapshot.close();
  }
}

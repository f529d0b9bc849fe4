import type { ReleaseState } from './clean-build.ts';

/** In what a release is not what a clean build of the same snapshot is: paths of files, and queries. */
export function differencesOf(live: ReleaseState, clean: ReleaseState): string[] {
  const files = differentKeys(byPath(live.manifest), byPath(clean.manifest));
  const queries = differentKeys(live.answers, clean.answers);
  return [...files.map((path) => `/${path}`), ...queries.map((query) => `search: ${query}`)];
}

/** A manifest as path → hash. */
function byPath(manifest: string): Map<string, string> {
  const lines = manifest.split('\n').filter(Boolean);
  return new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
}

function differentKeys(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  const all = new Set([...a.keys(), ...b.keys()]);
  return [...all].filter((key) => a.get(key) !== b.get(key)).sort();
}

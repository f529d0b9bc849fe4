/** One long test: a file of the site's, with numbers larger than those of `npm test`. */
export interface SoakPart {
  /** What `--only` calls it: the property. */
  id: string;
  file: string;
  /** Whether the file is one of the long forms only, which have a configuration of their own. */
  isLongForm: boolean;
  /** Programs it needs besides Node. */
  tools: string[];
  /** A program with arguments that the test runs under. */
  under: string[];
  env: Record<string, string>;
}

export interface SoakSize {
  /** Random kills; the other numbers follow. */
  kills: number;
  /** Calls of the kernel that are disturbed; undefined for every one. */
  points: number | undefined;
}

/** The long forms, those that find most first. */
export function soakParts({ kills, points }: SoakSize): SoakPart[] {
  const of = (share: number): string => String(Math.max(1, Math.round(kills * share)));
  const sample: Record<string, string> = points === undefined ? {} : { YANGGUANG_POINTS: String(points) };
  const part = (id: string, file: string, env: Record<string, string>): SoakPart => ({
    ...{ id, env, isLongForm: false, tools: [], under: [] },
    file: `faults/${file}.test.ts`,
  });
  const search = (id: string, file: string, env: Record<string, string>): SoakPart => ({
    ...{ id, env, isLongForm: false, tools: [], under: [] },
    file: `publisher/search/${file}.test.ts`,
  });
  const long = (id: string, file: string, tools: string[], env: Record<string, string> = {}): SoakPart => ({
    ...{ id, tools, env, isLongForm: true, under: [] },
    file: `faults/soak/${file}.test.ts`,
  });
  return [
    part('A1', 'killed', { YANGGUANG_KILLS: String(kills), YANGGUANG_RECORDS: '100' }),
    long('A1+A3+A4', 'every-call', ['strace'], sample),
    long('A2', 'power-loss', ['strace'], { YANGGUANG_STATES: of(4) }),
    {
      ...long('A4', 'small-disk', ['unshare', 'mount'], { YANGGUANG_SIZES: of(0.04) }),
      // May mount, and what it mounts is seen by nobody else and ends with it.
      under: ['unshare', '--map-root-user', '--mount'],
    },
    part('A3+A4', 'disk', { YANGGUANG_FLUSHES: of(0.4), YANGGUANG_FULL_DISKS: of(0.4) }),
    part('A5', 'folder', {}),
    { ...part('A6', 'damaged', { YANGGUANG_DAMAGES: of(0.8), YANGGUANG_FUZZER: 'zzuf' }), tools: ['zzuf'] },
    part('A7', 'cms-trouble', {}),
    part('A8', 'poison', {}),
    part('A8', 'endless', {}),
    part('A9', 'two-publishers', { YANGGUANG_RACES: of(0.4), YANGGUANG_STOPS: 'all' }),
    part('A10', 'readers', { YANGGUANG_SWITCHES: of(0.2), YANGGUANG_READERS: '500' }),
    long('A10+A11', 'nginx-readers', ['nginx', 'wrk'], {
      ...{ YANGGUANG_SWITCHES: of(0.2), YANGGUANG_CONNECTIONS: of(2) },
    }),
    long('A14', 'clock-jumps', ['faketime']),
    part('A16', 'defaced', { YANGGUANG_EDITS: of(2) }),
    search('A10', 'readers', { YANGGUANG_SEARCH_PUBLICATIONS: of(0.6) }),
    search('G6', 'agreement', { YANGGUANG_SEARCH_RELEASES: of(0.4) }),
  ];
}

/** What a page may cost a reader, in KB on the wire (gzip). Reading needs no script; scripts only add. */
export interface Budget {
  /** HTML and all its styles. */
  reading: number;
  scripts: number;
}

/** The switch for large type. */
const small = 0.6;

/** By the file of the route below `src/pages`; the heaviest page of each counts. */
export const budgets: Record<string, Budget> = {
  'index.astro': { reading: 11, scripts: small },
  '[column]/[year]-[number].astro': { reading: 14, scripts: small },
  'budget record': { reading: 14, scripts: small },
  '[column]/index.astro': { reading: 12, scripts: 1 },
  '[column]/page-[page].astro': { reading: 10, scripts: small },
  '[column]/[filter]/index.astro': { reading: 12, scripts: small },
  '[column]/[filter]/page-[page].astro': { reading: 10, scripts: small },
  'disclosure/index.astro': { reading: 10, scripts: small },
  'disclosure/guide.astro': { reading: 10, scripts: small },
  'disclosure/system.astro': { reading: 10, scripts: small },
  'disclosure/statutory.astro': { reading: 10, scripts: small },
  'disclosure/annual-reports.astro': { reading: 10, scripts: small },
  'disclosure/on-request.astro': { reading: 10, scripts: small },
  'releases/index.astro': { reading: 10, scripts: small },
  'releases/page-[page].astro': { reading: 10, scripts: small },
  'releases/[release].astro': { reading: 14, scripts: small },
  'releases/verify.astro': { reading: 10, scripts: 5 },
  'search.astro': { reading: 10, scripts: 9 },
  'site-map.astro': { reading: 10, scripts: small },
  'accessibility.astro': { reading: 10, scripts: small },
  'corrections/index.astro': { reading: 10, scripts: small },
  'emergency.astro': { reading: 10, scripts: small },
  '404.astro': { reading: 9, scripts: small },
};

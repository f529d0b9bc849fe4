import type { PlantedDefect } from './planted.ts';

/** A guard of the CMS: its file is below `cms/`. */
export const cms = (name: string, file: string, find: string, replace: string, caughtBy: string): PlantedDefect => ({
  ...{ name, find, replace, caughtBy },
  ...{ package: 'cms', file: `src/${file}` },
});
/** A rule that CMS and publisher share. */
export const schemas = (
  name: string,
  file: string,
  find: string,
  replace: string,
  caughtBy: string,
): PlantedDefect => ({
  ...{ name, find, replace, caughtBy },
  ...{ package: 'schemas', file: `src/${file}`, caughtBy: `src/${caughtBy}` },
});
/** A guard of the publisher. */
export const site = (name: string, file: string, find: string, replace: string, caughtBy: string): PlantedDefect => ({
  ...{ name, find, replace, caughtBy },
  file: `publisher/${file}`,
});

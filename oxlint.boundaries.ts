import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OxlintOverride } from 'oxlint';

/** Who may import whom (docs/architecture.md). Areas go from wide to narrow: a later entry replaces an earlier one. */

interface Pattern {
  regex: string;
  message: string;
  allowTypeImports?: true;
}

const foldersIn = (path: string) =>
  readdirSync(join(import.meta.dirname, path), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry.name] : [],
  );

const others = (all: string[], one: string) => all.filter((name) => name !== one).join('|');

const area = (files: string, ...patterns: Pattern[]): OxlintOverride => ({
  files: [files],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const forbid = (regex: string, message: string): Pattern => ({ regex, message });

/** Two parts may share a form: `import type` is fine. */
const forbidValues = (regex: string, message: string): Pattern => ({ regex, message, allowTypeImports: true });

const noApplication = forbid('^@yangguang/(cms|site)', 'Nothing imports cms or site.');
const cms = [noApplication, forbid('\\.\\./(site|scripts)/', 'cms meets the site over the change feed only.')];
const site = [noApplication, forbid('\\.\\./(cms|scripts)/', 'site meets the CMS over the change feed only.')];
const page = [
  ...site,
  forbidValues('/publisher/|sqlite|^node:fs', 'Pages, and what they are made of, take data from src/content only.'),
];
const order = 'The order is pages → layouts → components → lib.';
const plugins = foldersIn('cms/src/plugins');
/** No stages: these put stages together, to publish, to run, to compare or mend what they made, or for tests. */
const together = [
  ...['publish', 'links', 'daemon', 'cli', 'damage', 'plain-build', 'exactness', 'self-check', 'preview', 'testing'],
];
/** What every stage builds on. */
const ground = ['disk'];
const stages = foldersIn('site/publisher').filter((name) => ![...together, ...ground].includes(name));

export const boundaries = [
  area('schemas/**', forbid('^@yangguang/|\\.\\./(cms|site|scripts)/', 'schemas stands alone.')),
  area('scripts/**', noApplication, forbid('\\.\\./(cms|site)/', 'scripts runs the others as processes.')),
  area('cms/**', ...cms),
  ...plugins.map((plugin) =>
    area(
      `cms/src/plugins/${plugin}/**`,
      ...cms,
      forbidValues(
        `^(\\.\\./)+(${others(plugins, plugin)})/`,
        'Reach another plugin through strapi.plugin(…).service(…) and an import type.',
      ),
    ),
  ),
  // Browser tests share the launcher with those of the scripts.
  area('cms/tests/**', noApplication, forbid('\\.\\./site/', 'cms meets the site over the change feed only.')),
  area('site/**', ...site),
  ...stages.map((stage) =>
    area(
      `site/publisher/${stage}/**`,
      ...site,
      forbidValues(
        `^\\.\\./(\\.\\./)*(${others([...stages, ...together], stage)})/`,
        'A stage gets what it needs from publish.ts.',
      ),
    ),
  ),
  // A test may put together what the program keeps apart.
  area('site/publisher/**/*.test.ts', ...site),
  // Browser tests share the launcher with those of the scripts.
  area('site/e2e/**', noApplication, forbid('\\.\\./cms/', 'site meets the CMS over the change feed only.')),
  area('site/src/pages/**', ...page),
  area('site/src/layouts/**', ...page, forbid('/pages/', order)),
  area('site/src/components/**', ...page, forbid('/(pages|layouts)/', order)),
  area('site/src/lib/**', ...page, forbid('/(pages|layouts|components)/', order)),
];

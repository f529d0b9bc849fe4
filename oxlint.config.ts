import type { OxlintConfig } from 'oxlint';
import { boundaries } from './oxlint.boundaries.ts';

/** Rules that need types: they catch what the compiler lets pass, such as a forgotten `await`. */
const typed: OxlintConfig['rules'] = {
  // An async callback where nothing is expected back is how Strapi, Koa and React are written.
  'typescript/no-misused-promises': ['error', { checksVoidReturn: false }],
  'typescript/only-throw-error': 'error',
  'typescript/prefer-promise-reject-errors': 'error',
  'typescript/return-await': ['error', 'error-handling-correctness-only'],
  'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

/** What the linter finds likely wrong and we mean so. */
const meant: OxlintConfig['rules'] = {
  // A line of short fields is written as one spread literal.
  'unicorn/no-useless-spread': 'off',
  // Han characters are cut by code points.
  'typescript/no-misused-spread': 'off',
  // Names in the order of their bytes, which is the same on every machine.
  'typescript/require-array-sort-compare': 'off',
  // Fields of rows and of parsed JSON, whose checks are elsewhere.
  'typescript/no-base-to-string': 'off',
  'typescript/unbound-method': 'off',
};

/** Style, mistakes and types of all TypeScript in one run; the types of `.astro` pages are checked by Astro. */
export default {
  plugins: ['eslint', 'typescript', 'unicorn', 'oxc'],
  categories: { correctness: 'error' },
  options: { typeAware: true, typeCheck: true, reportUnusedDisableDirectives: 'error' },
  ignorePatterns: ['**/dist/', '**/.astro/', '**/.strapi/', '**/.cache/', 'var/', 'cms/types/', 'cms/src/api/'],
  rules: {
    eqeqeq: 'error',
    'no-empty': 'error',
    'no-warning-comments': 'error',
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    'typescript/ban-ts-comment': 'error',
    'typescript/no-empty-object-type': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-namespace': 'error',
    'typescript/no-require-imports': 'error',
    'typescript/no-unsafe-function-type': 'error',
    ...typed,
    ...meant,
  },
  overrides: boundaries,
} satisfies OxlintConfig;

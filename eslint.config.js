import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';
import { boundaries } from './eslint.boundaries.js';

/** The CMS is compiled in three parts: server, admin interface, tests. */
const projects = ['*/tsconfig.json', 'cms/tsconfig.tests.json', 'cms/src/admin/tsconfig.json'];

/** Rules that need types: they catch what the compiler lets pass, such as a forgotten `await`. */
const typed = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  // An async callback where nothing is expected back is how Strapi, Koa and React are written.
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
  '@typescript-eslint/no-for-in-array': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      '**/.astro/',
      '**/.strapi/',
      '**/.cache/',
      'var/',
      'cms/types/',
      'cms/src/api/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommended,
  astro.configs['flat/recommended'],
  {
    rules: {
      eqeqeq: 'error',
      'no-control-regex': 'error',
      'no-empty': 'error',
      'no-warning-comments': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['{schemas,cms,site,scripts}/**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { project: projects, tsconfigRootDir: import.meta.dirname } },
    rules: typed,
  },
  ...boundaries,
);

import { copy } from '../copy.mjs';
import type { Task } from './task.ts';

const { names } = copy.test;

const suite = (name: string, folder: string, ...options: string[]): Task => ({
  name,
  folder,
  command: process.execPath,
  args: ['node_modules/vitest/vitest.mjs', 'run', ...options],
  isSuite: true,
});
const check = (name: string, ...args: string[]): Task => ({ name, command: process.execPath, args });

/** All that `npm test` checks, longest first, so that two at a time end together. */
export const tasks: Task[] = [
  { ...suite(names.cms, 'cms'), needsAdmin: true },
  suite(names.site, 'site'),
  { ...suite(names.story, 'scripts', '--config', 'e2e/vitest.config.ts'), needsAdmin: true },
  check(names.lint, 'node_modules/oxlint/bin/oxlint'),
  { name: names.pages, command: 'pnpm', args: ['--filter', '@yangguang/site', 'typecheck'] },
  check(names.format, 'node_modules/oxfmt/bin/oxfmt', '--check'),
  check(names.pageFormat, 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '**/*.astro'),
  check(names.generate, 'schemas/src/generate/cli.ts', '--check'),
  suite(names.schemas, 'schemas'),
  suite(names.scripts, 'scripts'),
];

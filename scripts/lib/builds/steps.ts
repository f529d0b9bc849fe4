import { copy } from '../copy.mjs';

export interface BuildStep {
  name: string;
  label: string;
  /** Package that it runs in. */
  folder: string;
  /** A Node program of the package and its arguments. */
  args: string[];
  /** Patterns from the top of the checkout: what the result depends on. */
  inputs: string[];
  outputs: string[];
}

const everywhere = ['pnpm-lock.yaml', 'tsconfig.base.json'];
const schemas = ['schemas/src/**', 'schemas/*.json'];

/** In order: each needs those before it. */
export const buildSteps: BuildStep[] = [
  {
    name: 'schemas',
    label: copy.build.schemas,
    folder: 'schemas',
    args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
    inputs: [...everywhere, ...schemas],
    outputs: ['schemas/dist/index.js'],
  },
  {
    name: 'cms',
    label: copy.build.cms,
    folder: 'cms',
    args: ['node_modules/@strapi/strapi/bin/strapi.js', 'build'],
    inputs: [...everywhere, ...schemas, 'cms/config/**', 'cms/src/**', 'cms/*.json'],
    outputs: ['cms/dist/config/server.js', 'cms/dist/build/index.html'],
  },
];

import type { ContentType } from '../define-content-type.ts';

const factories = { controllers: 'Controller', routes: 'Router', services: 'Service' } as const;

/** Strapi's core controller, router and service of a type, as path below its API folder → source text. */
export function strapiCode(type: ContentType): Record<string, string> {
  return Object.fromEntries(
    Object.entries(factories).map(([folder, factory]) => [`${folder}/${type.name}.ts`, source(type, factory)]),
  );
}

function source(type: ContentType, factory: string): string {
  return [
    '// Written by `pnpm generate`; do not edit.',
    `import { factories } from '@strapi/strapi';`,
    '',
    // The registry of uids is Strapi's own generated type, which this project does without.
    `export default factories.createCore${factory}('${type.uid}' as never);`,
    '',
  ].join('\n');
}

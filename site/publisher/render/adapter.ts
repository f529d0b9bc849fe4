import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const templateRuntime = fileURLToPath(new URL('./template-runtime.ts', import.meta.url));
const sources = fileURLToPath(new URL('../../src/', import.meta.url));

/**
 * Astro adapter of the publisher: the bundle exports `createApp`, and the publisher renders in its own process, with a
 * runtime of its own below the templates of the site (decision 78).
 */
export function publisherAdapter(): AstroIntegration {
  return {
    name: 'yangguang-publisher',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => void updateConfig({ vite: { plugins: [ownRuntime] } }),
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'yangguang-publisher',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'stable', sharpImageService: 'stable' },
        });
      },
    },
  };
}

const ownRuntime = {
  name: 'yangguang-template-runtime',
  enforce: 'pre' as const,
  resolveId: (source: string, importer: string | undefined): string | undefined =>
    source === 'astro/compiler-runtime' && importer?.startsWith(sources) ? templateRuntime : undefined,
};

import type { AstroIntegration } from 'astro';

/** Astro adapter of the publisher: the bundle exports `createApp`, and the publisher renders in its own process. */
export function publisherAdapter(): AstroIntegration {
  return {
    name: 'yangguang-publisher',
    hooks: {
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

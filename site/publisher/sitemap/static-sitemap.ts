import { fileURLToPath } from 'node:url';
import sitemap from '@astrojs/sitemap';
import type { AstroIntegration } from 'astro';
import { ledgerFolder, verifyPath } from '../../src/content/ledger.ts';
import { configuredReader } from '../../src/content/open-content.ts';
import { entryLimit } from './sitemap-entry.ts';

/**
 * The sitemap of a plain `astro build`. `@astrojs/sitemap` is told the addresses without their ending, so a second
 * integration notes first which files were written.
 */
export function staticSitemap(): AstroIntegration[] {
  const written = new Map<string, string>();
  const pathOf = (url: string) => written.get(bare(new URL(url).pathname));
  return [
    {
      name: 'yangguang-written-files',
      hooks: {
        'astro:build:done': ({ assets, dir }) => {
          for (const file of [...assets.values()].flat()) {
            const path = fileURLToPath(file)
              .slice(fileURLToPath(dir).length - 1)
              .replace(/(?<=\/)index\.html$/, '');
            written.set(bare(path), path);
          }
        },
      },
    },
    sitemap({
      entryLimit,
      filter: (url) => isPageOfRelease(pathOf(url) ?? ''),
      serialize(item) {
        const path = pathOf(item.url);
        if (path === undefined) return undefined;
        const record = configuredReader().recordAt(path);
        const url = new URL(path, item.url).href;
        return record ? { ...item, url, lastmod: record.publishedAt } : { ...item, url };
      },
    }),
  ];
}

/** Neither withdrawn nor of the ledger, which is no part of a release. */
function isPageOfRelease(path: string): boolean {
  const isLedger = path.startsWith(ledgerFolder) && path !== verifyPath;
  return !isLedger && configuredReader().tombstoneAt(path) === undefined;
}

const bare = (path: string): string => path.replace(/\.html$/, '').replace(/(?<=.)\/$/, '');

import { fileURLToPath } from 'node:url';
import { readBureau } from '@yangguang/schemas';
import { defineConfig } from 'astro/config';
import { publisherAdapter } from './publisher/render/adapter.ts';
import { staticSitemap } from './publisher/sitemap/static-sitemap.ts';

const demoBureau = fileURLToPath(new URL('../scripts/demo/bureau.json', import.meta.url));
const bureau = readBureau(process.env['YANGGUANG_BUREAU'] ?? demoBureau);
/** Set by the publisher: the folder of its server bundle. Unset, `astro build` writes the static site to `dist`. */
const bundle = process.env['YANGGUANG_BUNDLE'];

export default defineConfig({
  site: bureau.siteOrigin,
  outDir: bundle || process.env['YANGGUANG_OUT'] || 'dist/static',
  // `/policies/` is `policies/index.html`, `/policies/2026-00087.html` is that file: one URL form for every server.
  // Styles and scripts are hashed files of our own origin, so that the content security policy can forbid all others.
  build: { format: 'preserve', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  ...(bundle ? { output: 'server', adapter: publisherAdapter() } : { integrations: staticSitemap() }),
  vite: {
    build: { assetsInlineLimit: 0 },
    // better-sqlite3 finds its native half beside its own file; the others are bundled so that versions cannot drift.
    ssr: { external: ['better-sqlite3'], noExternal: ['@yangguang/schemas', 'zod'] },
  },
});

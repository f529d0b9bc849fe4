import type { APIRoute } from 'astro';

/** Everything is public; the site map tells where it is. */
export const GET: APIRoute = ({ locals }) =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${locals.content.bureau.siteOrigin}/sitemap-index.xml\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });

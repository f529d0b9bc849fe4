import type { APIRoute } from 'astro';
import { staticPaths } from '../../content/static-paths.ts';
import { feedResponse, siteFeed } from '../../lib/feeds.ts';

export const getStaticPaths = () => staticPaths('columns');

export const GET: APIRoute = ({ params, locals }) => {
  const query = locals.content.listAt(params);
  return query ? feedResponse(siteFeed(locals.content, query.type), 'rss') : new Response(null, { status: 404 });
};

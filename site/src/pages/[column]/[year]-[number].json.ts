import type { APIRoute } from 'astro';
import { staticPaths } from '../../content/static-paths.ts';
import { openRecord, openTombstone } from '../../lib/open-record.ts';

export const getStaticPaths = () => staticPaths('records');

/** The machine-readable twin of a detail page. */
export const GET: APIRoute = ({ params, locals }) => {
  const path = `/${params['column']}/${params['year']}-${params['number']}.html`;
  const item = locals.content.recordAt(path);
  const tombstone = locals.content.tombstoneAt(path);
  if (item) return Response.json(openRecord(item, locals.content.bureau));
  return tombstone ? Response.json(openTombstone(tombstone)) : new Response(null, { status: 404 });
};

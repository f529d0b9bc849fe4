import type { APIRoute } from 'astro';
import { releasePaths } from '../../content/open-ledger.ts';

export const getStaticPaths = () => releasePaths();

/** The machine-readable twin of a release's page: the entry as the publisher keeps it. Nobody's name is in it. */
export const GET: APIRoute = ({ params, locals }) => {
  const entry = locals.ledger.entry(Number(params['release']));
  return entry ? Response.json(entry) : new Response(null, { status: 404 });
};

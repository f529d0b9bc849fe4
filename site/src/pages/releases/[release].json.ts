import type { APIRoute } from 'astro';
import { releasePaths } from '../../content/open-ledger.ts';
import { openRelease } from '../../lib/open-release.ts';

export const getStaticPaths = () => releasePaths();

/** The machine-readable twin of a release's page. */
export const GET: APIRoute = ({ params, locals }) => {
  const entry = locals.ledger.entry(Number(params['release']));
  return entry ? Response.json(openRelease(entry, locals.content)) : new Response(null, { status: 404 });
};

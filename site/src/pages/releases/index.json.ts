import type { APIRoute } from 'astro';
import { openLedgerHead } from '../../lib/open-release.ts';

/** The newest releases, and where each of all of them is told in full. */
export const GET: APIRoute = ({ locals }) => Response.json(openLedgerHead(locals.ledger, locals.content.bureau));

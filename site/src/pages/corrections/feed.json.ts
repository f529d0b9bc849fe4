import type { APIRoute } from 'astro';
import { correctionsFeed, feedResponse } from '../../lib/feeds.ts';

export const GET: APIRoute = ({ locals }) => feedResponse(correctionsFeed(locals.content), 'json');

import type { APIRoute } from 'astro';
import { feedResponse, siteFeed } from '../lib/feeds.ts';

export const GET: APIRoute = ({ locals }) => feedResponse(siteFeed(locals.content), 'atom');

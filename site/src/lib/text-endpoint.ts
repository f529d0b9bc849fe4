import type { APIContext, APIRoute } from 'astro';

type TextOf = (context: Pick<APIContext, 'params' | 'locals'>) => string | undefined;

/**
 * An endpoint that answers with a text, or 404 without one. The publisher asks `textOf` directly: a response around a
 * text costs more than the text.
 */
export function textEndpoint(contentType: string, textOf: TextOf): APIRoute & { textOf: TextOf } {
  const answer = (context: APIContext): Response => {
    const text = textOf(context);
    if (text === undefined) return new Response(null, { status: 404 });
    return new Response(text, { headers: { 'content-type': contentType } });
  };
  return Object.assign(answer, { textOf });
}

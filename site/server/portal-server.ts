import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import compression from 'compression';
import send from 'send';
import { attachmentHeaders, cacheControl, contentType, securityHeaders } from './headers.ts';
import { startingPage } from './starting-page.ts';
import { liveRelease, type LiveRelease } from './live-release.ts';

/** Serves the release that `current` names: files only, no content of its own but “not ready yet”. */
export function portalServer(siteVar: string): Server {
  const live = liveRelease(siteVar);
  // A part of a file is a part of its own bytes, not of a compressed form.
  const compress = compression({
    filter: (request, response) => !request.headers.range && compression.filter(request, response),
  });
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    const release = live();
    if (!release) return answerStarting(response);
    if (request.method !== 'GET' && request.method !== 'HEAD') return answerNotAllowed(response);
    // Express's types for what takes plain Node requests just as well.
    compress(request as never, response as never, () => serve(request, response, release));
  });
}

function serve(request: IncomingMessage, response: ServerResponse, release: LiveRelease): void {
  const path = pathOf(request);
  if (path === undefined) return serveError(request, response, release, 400);
  if (release.gone.has(path)) return serveWithStatus(request, response, release, path, 410);
  serveFile(request, response, release, path);
}

/** The path as asked for, decoded once; undefined when it is none. */
function pathOf(request: IncomingMessage): string | undefined {
  try {
    const path = new URL(request.url ?? '/', 'http://portal').pathname;
    return decodeURIComponent(path).includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** A folder is answered with its index page. */
const fileName = (path: string): string => (path.endsWith('/') ? `${path}index.html` : path);

function serveFile(request: IncomingMessage, response: ServerResponse, release: LiveRelease, path: string): void {
  const copy = compressedCopy(request, release, path);
  response.setHeader('cache-control', cacheControl(path));
  if (path.startsWith('/files/'))
    setHeaders(response, attachmentHeaders(decodeURIComponent(path.split('/').at(-1) ?? '')));
  send(request, copy?.path ?? path, {
    root: release.publicFolder,
    cacheControl: false,
    dotfiles: 'allow',
    index: 'index.html',
  })
    .on('headers', (headers: ServerResponse) => {
      headers.setHeader('content-type', contentType(fileName(path)));
      if (copy) setHeaders(headers, { 'content-encoding': copy.encoding, vary: 'Accept-Encoding' });
    })
    .on('error', () => serveError(request, response, release, 404))
    .pipe(response);
}

const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
];

/** The copy of an asset that the release holds compressed, if the reader takes it. */
function compressedCopy(
  request: IncomingMessage,
  release: LiveRelease,
  path: string,
): { path: string; encoding: string } | undefined {
  if (!path.startsWith('/_astro/') || request.headers.range) return undefined;
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const found = encodings.find(
    ({ name, ending }) => accepted.includes(name) && existsSync(join(release.publicFolder, `${path}${ending}`)),
  );
  return found && { path: `${path}${found.ending}`, encoding: found.name };
}

const errorPage = '/404.html';

/** Serves a page with another status than 200; `send` leaves a status that is set already. */
function serveWithStatus(
  request: IncomingMessage,
  response: ServerResponse,
  release: LiveRelease,
  path: string,
  status: number,
): void {
  response.statusCode = status;
  response.setHeader('cache-control', 'no-cache');
  send(request, path, { root: release.publicFolder, cacheControl: false, acceptRanges: false, etag: false })
    .on('headers', (headers: ServerResponse) => void headers.setHeader('content-type', contentType(fileName(path))))
    // What left without a page of its own, such as a list that has become empty, says so in general terms.
    .on('error', () => (path === errorPage ? response.end() : serveError(request, response, release, status)))
    .pipe(response);
}

function serveError(request: IncomingMessage, response: ServerResponse, release: LiveRelease, status: number): void {
  for (const name of ['content-disposition', 'content-encoding', 'content-range']) response.removeHeader(name);
  setHeaders(response, securityHeaders);
  serveWithStatus(request, response, release, errorPage, status);
}

function answerStarting(response: ServerResponse): void {
  setHeaders(response, { 'content-type': 'text/html; charset=utf-8', 'retry-after': '5', 'cache-control': 'no-store' });
  response.writeHead(503).end(startingPage);
}

function answerNotAllowed(response: ServerResponse): void {
  response.writeHead(405, { allow: 'GET, HEAD' }).end();
}

function setHeaders(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

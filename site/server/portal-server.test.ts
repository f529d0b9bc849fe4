import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { metricsServer } from './metrics.ts';
import { portalServer } from './portal-server.ts';

const siteVar = mkdtempSync(join(tmpdir(), 'portal-server-'));
const page = `<!doctype html><p>${'安全生产责任制。'.repeat(400)}</p>`;
const css = 'p{margin:0}'.repeat(400);
let server: Server;
let port: number;

beforeAll(async () => {
  writeRelease(1, { 'policies/2026-00001.html': page, 'index.html': '<p>一</p>' }, ['/policies/2026-00002.html']);
  switchTo(1);
  server = portalServer(siteVar).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});

afterAll(() => {
  server.close();
  rmSync(siteVar, { recursive: true });
});

function writeRelease(number: number, pages: Record<string, string>, gone: string[]): void {
  const files: Record<string, string | Uint8Array> = {
    '404.html': '<p>没有这个页面</p>',
    'policies/2026-00002.html': '<p>已撤回</p>',
    'atom.xml': '<feed/>',
    'policies/feed.json': '{}',
    '_astro/base.css': css,
    '_astro/base.css.br': brotliCompressSync(css),
    'files/0123456789abcdef/通知 附件.docx': 'PK',
    'files/0123456789abcdef/页面.html': '<script>alert(1)</script>',
    ...pages,
  };
  for (const [path, bytes] of Object.entries(files)) {
    const file = join(siteVar, 'releases', String(number), 'public', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  writeFileSync(join(siteVar, 'releases', String(number), 'gone.json'), JSON.stringify(gone));
}

function switchTo(number: number): void {
  symlinkSync(join('releases', String(number)), join(siteVar, 'current.next'));
  renameSync(join(siteVar, 'current.next'), join(siteVar, 'current'));
}

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks without a URL parser in between, which would tidy hostile paths up. */
async function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const request = httpRequest({ host: '127.0.0.1', port, path, method, headers });
  request.end();
  const [response] = (await once(request, 'response')) as [import('node:http').IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
}

test('a page comes as UTF-8 HTML, asked for again each time, and unchanged costs no body', async () => {
  const first = await get('/policies/2026-00001.html');
  expect(first.status).toBe(200);
  expect(first.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(first.headers['cache-control']).toBe('no-cache');
  expect(first.body.toString()).toBe(page);
  const again = await get('/policies/2026-00001.html', { 'if-none-match': String(first.headers.etag) });
  expect(again.status).toBe(304);
  expect(again.body.length).toBe(0);
});

test('pages are compressed as the reader can take it', async () => {
  const brotli = await get('/policies/2026-00001.html', { 'accept-encoding': 'br' });
  expect(brotliDecompressSync(brotli.body).toString()).toBe(page);
  const gzip = await get('/policies/2026-00001.html', { 'accept-encoding': 'gzip' });
  expect(gunzipSync(gzip.body).toString()).toBe(page);
  expect(gzip.headers['vary']).toContain('Accept-Encoding');
  expect(gzip.body.length).toBeLessThan(page.length / 4);
});

test('assets come from their compressed copy and never change', async () => {
  const asset = await get('/_astro/base.css', { 'accept-encoding': 'gzip, br' });
  expect(asset.headers['content-encoding']).toBe('br');
  expect(asset.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(asset.headers['cache-control']).toContain('immutable');
  expect(brotliDecompressSync(asset.body).toString()).toBe(css);
  expect((await get('/_astro/base.css')).body.toString()).toBe(css);
});

test('feeds say what they are', async () => {
  expect((await get('/atom.xml')).headers['content-type']).toBe('application/atom+xml; charset=utf-8');
  expect((await get('/policies/feed.json')).headers['content-type']).toBe('application/feed+json; charset=utf-8');
});

test('a withdrawn record answers 410 with its page, a path that never was 404', async () => {
  const gone = await get('/policies/2026-00002.html');
  expect([gone.status, gone.body.toString()]).toEqual([410, '<p>已撤回</p>']);
  const missing = await get('/policies/2026-09999.html');
  expect([missing.status, missing.body.toString()]).toEqual([404, '<p>没有这个页面</p>']);
  expect(missing.headers['content-type']).toBe('text/html; charset=utf-8');
});

test('an attachment keeps its name and is never a page of the site', async () => {
  const file = await get('/files/0123456789abcdef/%E9%80%9A%E7%9F%A5%20%E9%99%84%E4%BB%B6.docx');
  expect(file.headers['content-disposition']).toBe(
    `attachment; filename*=UTF-8''%E9%80%9A%E7%9F%A5%20%E9%99%84%E4%BB%B6.docx`,
  );
  const html = await get('/files/0123456789abcdef/%E9%A1%B5%E9%9D%A2.html');
  expect(html.headers['content-disposition']).toMatch(/^attachment/);
  expect(html.headers['content-security-policy']).toContain('sandbox');
  const missing = await get('/files/0123456789abcdef/nothing.docx');
  expect(missing.status).toBe(404);
  expect(missing.headers['content-disposition']).toBeUndefined();
});

test('part of a file and its head can be asked for', async () => {
  const part = await get('/policies/2026-00001.html', { range: 'bytes=0-14', 'accept-encoding': 'br' });
  expect([part.status, part.body.toString()]).toEqual([206, '<!doctype html>']);
  const end = await get('/policies/2026-00001.html', { range: 'bytes=-4' });
  expect(end.body.toString()).toBe('</p>');
  const head = await get('/policies/2026-00001.html', {}, 'HEAD');
  expect(head.headers['content-length']).toBe(String(Buffer.byteLength(page)));
  expect(head.body.length).toBe(0);
});

test.each([
  '/../current/gone.json',
  '/..%2fgone.json',
  '/%2e%2e/gone.json',
  '/policies/..%5c..%5cgone.json',
  '/policies/%00.html',
  '/%',
  '//etc/passwd',
  '/files/%2e%2e%2f%2e%2e%2fgone.json',
  '/_astro/..%2f..%2fgone.json',
])('%s does not leave the release', async (path) => {
  const answer = await get(path);
  expect([400, 403, 404]).toContain(answer.status);
  expect(answer.body.toString()).toBe('<p>没有这个页面</p>');
});

test('every answer carries the security headers', async () => {
  for (const path of ['/', '/none', '/policies/2026-00002.html', '/atom.xml', '/_astro/base.css']) {
    const { headers } = await get(path);
    expect(headers['content-security-policy']).toContain(`default-src 'none'`);
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
  const post = await get('/', {}, 'POST');
  expect([post.status, post.headers['allow']]).toEqual([405, 'GET, HEAD']);
  expect(post.headers['content-security-policy']).toContain(`default-src 'none'`);
});

test('the request after a switch gets the new release', async () => {
  expect((await get('/')).body.toString()).toBe('<p>一</p>');
  writeRelease(2, { 'index.html': '<p>二</p>' }, []);
  switchTo(2);
  expect((await get('/')).body.toString()).toBe('<p>二</p>');
  expect((await get('/policies/2026-00002.html')).status).toBe(200);
});

test('before the first release readers are asked to wait', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'portal-empty-'));
  const waiting = portalServer(empty).listen(0, '127.0.0.1');
  await once(waiting, 'listening');
  const response = await fetch(`http://127.0.0.1:${(waiting.address() as AddressInfo).port}/`);
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('5');
  expect(await response.text()).toContain('正在准备');
  waiting.close();
  rmSync(empty, { recursive: true });
});

test('what it answers is counted by status and read on a port of its own', async () => {
  const watched = portalServer(siteVar).listen(0, '127.0.0.1');
  const metrics = metricsServer(watched).listen(0, '127.0.0.1');
  await Promise.all([once(watched, 'listening'), once(metrics, 'listening')]);
  const at = (one: Server) => `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
  for (const path of ['/', '/', '/none']) await (await fetch(at(watched) + path)).text();
  const text = await (await fetch(`${at(metrics)}/metrics`)).text();
  expect(text).toContain('yangguang_portal_seconds_count{status="200"} 2\n');
  expect(text).toContain('yangguang_portal_seconds_count{status="404"} 1\n');
  expect((await fetch(`${at(watched)}/metrics`)).status).toBe(404);
  for (const one of [watched, metrics]) {
    one.close();
    one.closeAllConnections();
  }
});

import { once } from 'node:events';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { contentTypes, sha256 } from '@yangguang/schemas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { snippetFolder } from '../server/nginx-snippets.ts';
import { rollBack } from '../publisher/publish/roll-back.ts';
import { sampleRecord } from '../publisher/testing/sample-record.ts';
import { filesBelow, startTestSite, type TestSite } from '../publisher/testing/test-publisher.ts';
import { checkConfiguration, freePort, hasBrotli, startNginx, type Nginx } from './start-nginx.ts';

let site: TestSite;
let nginx: Nginx;
const files = ['通知 附件.docx', '附表.pdf', '页面.html', "名(称)'*.txt"].map((name, index) => ({
  ...{ name, mime: 'text/plain', sizeBytes: 7 },
  sha256: sha256(`附件${index}`),
}));

beforeAll(async () => {
  site = await startTestSite();
  nginx = await startNginx(site.siteVar);
  for (const [index, { sha256: hash }] of files.entries()) site.feed.files.set(hash, Buffer.from(`附件${index}`));
});
afterAll(async () => {
  await nginx.stop();
  await site.close();
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks without a URL parser in between, which would tidy hostile paths up. */
async function ask(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const request = httpRequest({ hostname: hostname.replace(/[[\]]/g, ''), port, path, method, headers });
  request.end();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
}

/** Headers that change what a browser does. */
const named = [
  ...['content-type', 'cache-control', 'content-disposition', 'content-security-policy', 'x-content-type-options'],
  ...['cross-origin-opener-policy', 'cross-origin-resource-policy', 'permissions-policy', 'referrer-policy'],
  ...['x-frame-options', 'allow', 'location', 'retry-after', 'strict-transport-security'],
];

function told({ status, headers, body }: Answer): Record<string, unknown> {
  // Nobody sees the page of a redirection.
  if (status === 301) return { status, location: headers.location, 'cache-control': headers['cache-control'] };
  const shown = Object.fromEntries(named.map((name) => [name, headers[name]]));
  return { status, ...shown, body: sha256(body) };
}

/** Every path of the release, with and without its index name, what was withdrawn, and what never was. */
function pathsOf(release: TestSite): string[] {
  const present = filesBelow(join(release.siteVar, 'current', 'public')).map((file) => `/${encodePath(file)}`);
  const folders = present
    .filter((path) => path.endsWith('/index.html'))
    .map((path) => path.slice(0, -'index.html'.length));
  return [...present, ...folders, ...folders.map((path) => path.slice(0, -1)).filter(Boolean), ...strange];
}
const encodePath = (path: string): string =>
  path
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`))
    .join('/');
const strange = [
  ...[
    '/policies/2026-09999.html',
    '/no/such/folder/',
    '/files/',
    '/files/0123456789abcdef/none.docx',
    '/_astro/none.css',
  ],
  ...['/gone.json', '/manifest.txt', '/../gone.json', '/..%2fgone.json', '/gone/policies/2026-00002.html'],
  '/policies/2026-00001.html?utm=1',
];

/** The paths at which nginx and our own server tell readers different things. */
async function differences(paths: readonly string[]): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const path of paths) {
    const [ours, theirs] = [told(await ask(site.portalUrl, path)), told(await ask(nginx.url, path))];
    // Malformed requests: both refuse, nginx in its own words.
    const bothRefuse = [ours, theirs].every(({ status }) => status === 400 || status === 404) && /\.\.|%2f/.test(path);
    if (!bothRefuse && JSON.stringify(ours) !== JSON.stringify(theirs)) found.push({ path, ours, theirs });
  }
  return found;
}

test('before the first release readers are asked to wait', async () => {
  expect(await differences(['/', '/policies/'])).toEqual([]);
  expect((await ask(nginx.url, '/')).status).toBe(503);
});

test('every path of a release is answered as by the portal’s own server', async () => {
  let number = 0;
  for (const { name } of contentTypes)
    for (let each = 0; each < (name === 'article' ? 45 : 3); each += 1)
      site.letOut(sampleRecord(name, (number += 1), number === 9 ? { attachments: files } : {}));
  await site.publishOnce();
  expect(await differences(pathsOf(site))).toEqual([]);
});

test('what is withdrawn is gone with the request after the switch, and back when it is let out again', async () => {
  const record = sampleRecord('policy-document', 2);
  const path = '/policies/2026-00002.html';
  expect((await ask(nginx.url, path)).status).toBe(200);
  site.takeBack(record);
  await site.publishOnce();
  const gone = await ask(nginx.url, path);
  expect([gone.status, gone.body.toString().includes('已撤回')]).toEqual([410, true]);
  expect((await ask(nginx.url, path.replace('html', 'json'))).status).toBe(410);
  expect(await differences(pathsOf(site))).toEqual([]);
  site.letOut(record);
  await site.publishOnce();
  expect((await ask(nginx.url, path)).status).toBe(200);
  expect(await differences(pathsOf(site))).toEqual([]);
});

test('after a rollback nginx shows the earlier release, and what was withdrawn stays gone', async () => {
  const [changed, gone] = [sampleRecord('policy-document', 1), sampleRecord('policy-document', 3)];
  const before = (await ask(nginx.url, '/policies/2026-00001.html')).body;
  site.letOut({ ...changed, title: '回退之前的标题' });
  site.takeBack(gone);
  await site.publishOnce();
  expect((await ask(nginx.url, '/policies/2026-00001.html')).body).not.toEqual(before);
  const publisher = await site.open();
  await rollBack(publisher, 3);
  publisher.close();
  expect((await ask(nginx.url, '/policies/2026-00001.html')).body).toEqual(before);
  expect((await ask(nginx.url, '/policies/2026-00003.html')).status).toBe(410);
  expect(await differences(pathsOf(site))).toEqual([]);
});

test('other methods than GET and HEAD are refused in the same way', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) {
    const [ours, theirs] = [await ask(site.portalUrl, '/', {}, method), await ask(nginx.url, '/', {}, method)];
    const { 'content-type': _, body: __, ...rest } = told(theirs);
    expect(told(ours), method).toMatchObject(method === 'HEAD' ? told(theirs) : rest);
  }
});

test('pages are compressed while sent, assets come from their compressed copies', async () => {
  const page = await ask(nginx.url, '/policies/', { 'accept-encoding': 'gzip' });
  expect(page.headers['vary']).toContain('Accept-Encoding');
  expect(gunzipSync(page.body)).toEqual((await ask(nginx.url, '/policies/')).body);
  const css = filesBelow(join(site.siteVar, 'current', 'public')).find((path) => /^_astro\/.*\.css$/.test(path)) ?? '';
  const folder = join(site.siteVar, 'current', 'public');
  const plain = readFileSync(join(folder, css));
  const gzip = await ask(nginx.url, `/${css}`, { 'accept-encoding': 'gzip' });
  expect(gzip.body).toEqual(readFileSync(join(folder, `${css}.gz`)));
  expect(gunzipSync(gzip.body)).toEqual(plain);
  const brotli = await ask(nginx.url, `/${css}`, { 'accept-encoding': 'br' });
  expect(brotli.headers['content-encoding']).toBe(hasBrotli() ? 'br' : undefined);
  expect(hasBrotli() ? brotliDecompressSync(brotli.body) : brotli.body).toEqual(plain);
});

test('no answer may be kept past the next publication without asking, and none says it is unchanged by its second', async () => {
  const { headers } = await ask(nginx.url, '/');
  expect([headers['etag'], headers['last-modified'], headers['cache-control']]).toEqual([
    undefined,
    undefined,
    'no-cache',
  ]);
  const again = await ask(nginx.url, '/', { 'if-modified-since': new Date(Date.now() + 60_000).toUTCString() });
  expect(again.status).toBe(200);
});

test('IPv6 is answered too', async () => {
  expect(told(await ask(nginx.url6, '/'))).toEqual(told(await ask(site.portalUrl, '/')));
});

test('nginx takes the configuration as it is written, with a certificate', async () => {
  const file = join(snippetFolder, '..', 'yangguang.conf');
  const certificate = mkdtempSync(join(tmpdir(), 'yangguang-certificate-'));
  const [key, chain] = [join(certificate, 'privkey.pem'), join(certificate, 'fullchain.pem')];
  const made = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=test', '-keyout', key, '-out', chain];
  await promisify(execFile)('openssl', made);
  // `nginx -t` tries the ports too, and other programs may hold the usual ones.
  const ports: [string, string][] = [];
  for (const port of ['8080', '443', '80']) ports.push([`:${port}`, `:${await freePort()}`]);
  const bare = ports.map(([from, to]): [string, string] => [`listen ${from.slice(1)}`, `listen ${to.slice(1)}`]);
  const said = await checkConfiguration(file, [['/etc/ssl/yangguang', certificate], ...ports, ...bare]);
  expect(said).toContain('test is successful');
  expect(said).not.toContain('[warn]');
  rmSync(certificate, { recursive: true });
});

test('it wrote no error meanwhile', () => {
  const errors = nginx
    .errors()
    .split('\n')
    .filter((line) => /\[(?:warn|error|crit|alert|emerg)\]/.test(line));
  // Before the first release there is no folder; what never was is not found.
  expect(errors.filter((line) => !/realpath\(\)|No such file or directory|is forbidden/.test(line))).toEqual([]);
});

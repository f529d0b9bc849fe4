import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { gunzipSync, brotliDecompressSync } from 'node:zlib';

const sampled = 20;

export interface PageBytes {
  median: number;
  largest: number;
}

/** Bytes that a browser takes over the wire for an article page and its styles, of pages spread over the column. */
export async function articleBytes(portal: string, siteFolder: string): Promise<PageBytes> {
  const articles = readFileSync(join(siteFolder, 'current', 'manifest.txt'), 'utf8')
    .split('\n')
    .map((line) => line.slice(66))
    .filter((path) => /^articles\/\d{4}-\d{5}\.html$/.test(path));
  const step = Math.max(1, Math.floor(articles.length / sampled));
  const sizes: number[] = [];
  for (const path of articles.filter((_, index) => index % step === 0))
    sizes.push(await withStyles(`/${path}`, portal));
  sizes.sort((a, b) => a - b);
  return { median: sizes[sizes.length >> 1] ?? 0, largest: sizes.at(-1) ?? 0 };
}

async function withStyles(path: string, portal: string): Promise<number> {
  const page = await fetchBytes(new URL(path, portal));
  const styles = [...page.text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)];
  const sheets = await Promise.all(styles.map(([, href = '']) => fetchBytes(new URL(href, portal))));
  return sheets.reduce((sum, { bytes }) => sum + bytes, page.bytes);
}

/** The built-in `fetch` hides how many bytes came. */
async function fetchBytes(url: URL): Promise<{ bytes: number; text: string }> {
  const request = get(url, { headers: { 'accept-encoding': 'br, gzip' } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const encoding = response.headers['content-encoding'];
  const plain = encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body;
  return { bytes: body.length, text: plain.toString('utf8') };
}

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';

const sources = join(import.meta.dirname, '../../../src/search');
const types: Record<string, string> = { js: 'text/javascript', ts: 'text/javascript', html: 'text/html' };

export interface Served {
  origin: string;
  /** Bytes of all bodies sent so far. */
  sent: () => number;
  close: () => void;
}

/** Serves the files below a folder, and below `/source/` the reader's side of search as modules, as its bundle has it. */
export async function serve(folder: string): Promise<Served> {
  let sent = 0;
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://bench').pathname));
    void read(folder, path).then((body) => {
      sent += body?.length ?? 0;
      const type = types[path === '/' ? 'html' : (path.split('.').at(-1) ?? '')] ?? 'application/octet-stream';
      response.writeHead(body ? 200 : 404, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => sent,
    close(): void {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function read(folder: string, path: string): Promise<Buffer | undefined> {
  if (path === '/') return Buffer.from('<!doctype html><html lang="zh-CN"><title>bench</title></html>');
  const isSource = path.startsWith('/source/');
  const file = isSource ? join(sources, path.slice('/source/'.length)) : join(folder, path);
  try {
    const bytes = await readFile(file);
    return isSource ? Buffer.from(stripTypeScriptTypes(bytes.toString())) : bytes;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
}

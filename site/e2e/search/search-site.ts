import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { writeSampleSnapshot } from '../../publisher/testing/sample-snapshot.ts';
import type { SearchRelease } from '../../publisher/search/testing/release.ts';

const site = fileURLToPath(new URL('../../', import.meta.url));
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** The portal's own pages, built for real, with the search files of a release beside them. */
export class SearchSite {
  /** Bytes sent and requests answered for files of search since `reset`. */
  sent = { bytes: 0, requests: 0 };
  /** The release that is live; may be exchanged at any time. */
  release: SearchRelease;
  readonly #folder: string;
  readonly #server: Server;

  private constructor(folder: string, release: SearchRelease) {
    this.#folder = folder;
    this.release = release;
    this.#server = createServer((request, response) => {
      void this.#answer(new URL(request.url ?? '/', 'http://site').pathname).then(({ status, type, body }) => {
        // As strict as the portal's own server: nothing inline, nothing from elsewhere.
        response.writeHead(status, { 'content-type': type, 'content-security-policy': "default-src 'self'" });
        response.end(body);
      });
    });
  }

  static async start(release: SearchRelease): Promise<SearchSite> {
    const folder = await mkdtemp(join(tmpdir(), 'yangguang-search-site-'));
    writeSampleSnapshot(join(folder, 'snapshot.db'), 2);
    await promisify(execFile)(process.execPath, [join(site, 'node_modules/astro/bin/astro.mjs'), 'build'], {
      cwd: site,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        ASTRO_TELEMETRY_DISABLED: '1',
        YANGGUANG_SNAPSHOT: join(folder, 'snapshot.db'),
        YANGGUANG_OUT: join(folder, 'out'),
      },
    });
    const started = new SearchSite(folder, release);
    await new Promise<void>((resolve) => started.#server.listen(0, '127.0.0.1', resolve));
    return started;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  reset(): void {
    this.sent = { bytes: 0, requests: 0 };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await rm(this.#folder, { recursive: true });
  }

  async #answer(path: string): Promise<{ status: number; type: string; body: Uint8Array }> {
    const type = types[extname(path)] ?? 'application/octet-stream';
    const held = this.release.files.get(path.slice(1));
    if (held) {
      this.sent.bytes += held.length;
      this.sent.requests += 1;
      return { status: 200, type, body: held };
    }
    return readFile(join(this.#folder, 'out', path)).then(
      (body) => ({ status: 200, type, body }),
      () => ({ status: 404, type: 'text/html', body: new Uint8Array() }),
    );
  }
}

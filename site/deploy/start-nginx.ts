import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { snippetFolder } from '../server/nginx-snippets.ts';

const program = '/usr/sbin/nginx';
const modules = '/etc/nginx/modules-enabled';

export interface Nginx {
  url: string;
  /** The same over IPv6. */
  url6: string;
  errors: () => string;
  stop: () => Promise<void>;
}

/** Whether Debian's module for brotli files is installed. */
export const hasBrotli = (): boolean => readdirSync(modules).some((name) => name.includes('brotli-static'));

/** A folder as `/etc/nginx` with the repository's configuration in it. */
function configurationFolder(servers: string, connections = 512): string {
  const folder = mkdtempSync(join(tmpdir(), 'yangguang-nginx-'));
  cpSync(snippetFolder, join(folder, 'yangguang'), { recursive: true });
  if (!hasBrotli()) rmSync(join(folder, 'yangguang', 'brotli-static.conf'));
  mkdirSync(join(folder, 'temporary'));
  const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${join(folder, 'temporary', kind)};`,
  );
  writeFileSync(
    join(folder, 'nginx.conf'),
    [
      ...[
        'daemon off;',
        `pid ${join(folder, 'nginx.pid')};`,
        'worker_processes 2;',
        `worker_rlimit_nofile ${connections * 2};`,
        `include ${modules}/*.conf;`,
      ],
      // Tests keep their releases in folders that only their own account may enter.
      ...(process.getuid?.() === 0 ? ['user root;'] : []),
      ...[`events { worker_connections ${connections}; }`, 'http {', 'access_log off;', ...places, servers, '}'],
    ].join('\n'),
  );
  return folder;
}

const argumentsFor = (folder: string): string[] => [
  // Modules lie below Debian's own prefix.
  ...['-p', '/usr/share/nginx', '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')],
];

/** What `nginx -t` says of a configuration file of the repository, with `changes` made to it. */
export async function checkConfiguration(file: string, changes: readonly [string, string][]): Promise<string> {
  const text = changes.reduce((all, [from, to]) => all.replaceAll(from, to), readFileSync(file, 'utf8'));
  const folder = configurationFolder(text);
  try {
    const { stderr } = await promisify(execFile)(program, ['-t', ...argumentsFor(folder)]);
    return stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Serves the releases of a folder by nginx, as `yangguang.conf` does.
 *
 * @param connections - that each of its two processes takes at once.
 */
export async function startNginx(siteVar: string, connections?: number): Promise<Nginx> {
  const port = await freePort();
  const server = [
    ...['include yangguang/maps.conf;', 'server {', `listen 127.0.0.1:${port};`, `listen [::1]:${port};`],
    ...[`set $yangguang_site ${siteVar};`, 'set $yangguang_transport "";', 'include yangguang/portal.conf;', '}'],
  ];
  const folder = configurationFolder(server.join('\n'), connections);
  const child = spawn(program, argumentsFor(folder), { stdio: 'inherit' });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(url);
  return {
    url,
    url6: `http://[::1]:${port}`,
    errors: () => readFileSync(join(folder, 'error.log'), 'utf8'),
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await (await fetch(url)).arrayBuffer();
      return;
    } catch (error) {
      if (tries > 200) throw error;
      await wait(50);
    }
  }
}

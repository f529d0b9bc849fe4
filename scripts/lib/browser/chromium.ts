import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const cache = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'browser');

interface Chromium {
  executablePath: string;
  /** What must be added to the environment of the browser. */
  env: Record<string, string>;
}

/**
 * The copy that npm brought along, the same on every machine, unless `YANGGUANG_CHROMIUM` names another: it is a headless
 * shell, for which a context is no window. One context cost 0.2 s of processor time in it and 2 s in an installed browser.
 * It exists for Linux; elsewhere the browser of the machine serves.
 */
export async function findChromium(): Promise<Chromium> {
  const own = process.env['YANGGUANG_CHROMIUM'] ?? (process.platform === 'linux' ? undefined : onPath());
  return own ? { executablePath: own, env: {} } : packaged();
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file));
}

async function packaged(): Promise<Chromium> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const manifest = await readFile(join(dirname(entry), '..', 'package.json'), 'utf8');
  const folder = join(cache, `chromium-${(JSON.parse(manifest) as { version: string }).version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return {
    executablePath: join(folder, 'chromium'),
    // The package carries the few libraries that a bare machine lacks (libnss3 and its like).
    env: { LD_LIBRARY_PATH: [process.env['LD_LIBRARY_PATH'], join(folder, 'al2023', 'lib')].filter(Boolean).join(':') },
  };
}

/** Unpacks beside `folder` and renames, so that tests that run at the same time never see half a browser. */
async function unpackInto(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const fresh = await mkdtemp(join(cache, 'unpack-'));
  const program = `import { inflate } from '@sparticuz/chromium';
    import { fileURLToPath } from 'node:url';
    const bin = fileURLToPath(new URL('../bin/', import.meta.resolve('@sparticuz/chromium')));
    await Promise.all(['chromium.br', 'al2023.tar.br'].map((name) => inflate(bin + name)));`;
  // The package unpacks into the temporary folder of its process, and nowhere else.
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: fresh },
  });
  await rename(fresh, folder).catch(async (cause: unknown) => {
    if (!existsSync(folder)) throw cause;
    await rm(fresh, { recursive: true });
  });
}

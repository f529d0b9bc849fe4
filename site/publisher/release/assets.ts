import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { ReleaseFile } from './release-file.ts';

const compressible = /\.(?:css|js|mjs|svg|json|xml|txt|wasm|ico)$/;
/** Below this a compressed copy saves nothing on the wire. */
const worthwhileBytes = 1024;

/** The folder of a bundle never changes, and the best compression takes most of a second. */
const known = new Map<string, ReleaseFile[]>();

/** Files of the compiled site that go into every release, each text with its compressed copies beside it. */
export function assetFiles(clientFolder: string): ReleaseFile[] {
  const files = known.get(clientFolder) ?? readAssets(clientFolder);
  known.set(clientFolder, files);
  return files;
}

function readAssets(clientFolder: string): ReleaseFile[] {
  return readdirSync(clientFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => {
      const path = relative(clientFolder, file);
      const bytes = readFileSync(file);
      return [{ path, bytes }, ...compressedCopies(path, bytes)];
    });
}

/** Assets change with the site's code alone, so the best compression is paid once. Pages are compressed when served. */
function compressedCopies(path: string, bytes: Buffer): ReleaseFile[] {
  if (!compressible.test(path) || bytes.length < worthwhileBytes) return [];
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return [
    { path: `${path}.br`, bytes: brotliCompressSync(bytes, { params }) },
    { path: `${path}.gz`, bytes: gzipSync(bytes, { level: 9 }) },
  ];
}

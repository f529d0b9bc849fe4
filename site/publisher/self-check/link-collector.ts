import { fileAt } from './lost-paths.ts';

/** Pages of the ledger stand beside the manifest, and are written after it. */
const outside = /^\/releases\//;

/** Gathers where the pages of a build lead to, each target once, with the first page that leads there. */
export function linkCollector() {
  const targets = new Map<string, string>();
  return {
    note(file: string, bytes: Uint8Array): void {
      if (!file.endsWith('.html')) return;
      for (const [, path = ''] of Buffer.from(bytes)
        .toString('utf8')
        .matchAll(/\b(?:href|src)="(\/(?!\/)[^"#?]*)/g))
        if (!targets.has(path) && !outside.test(path)) targets.set(path, file);
    },
    /** Links that lead to no file, with the page they stand on. */
    broken: (isFile: (file: string) => boolean): string[] =>
      [...targets].filter(([path]) => !isFile(nameOf(path))).map(([path, file]) => `/${file} → ${path}`),
  };
}

/** Addresses in HTML are escaped once more; one that cannot be read leads nowhere. */
function nameOf(path: string): string {
  try {
    return fileAt(path.replaceAll('&amp;', '&').replaceAll('&#38;', '&'));
  } catch {
    return '';
  }
}

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program has another name than the package of Debian that brings it. */
const packages: Readonly<Record<string, string>> = { unshare: 'util-linux', mount: 'util-linux' };

export const packageOf = (tool: string): string => packages[tool] ?? tool;

/** Those of the given programs that this machine does not have. */
export function missingTools(tools: readonly string[], path = process.env['PATH'] ?? ''): string[] {
  const folders = path.split(delimiter);
  return [...new Set(tools)].filter((tool) => !folders.some((folder) => isProgram(join(folder, tool))));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not to be run: the same to who looks for it.
    return false;
  }
}

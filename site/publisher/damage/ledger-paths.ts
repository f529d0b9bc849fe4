/** The release that a file of the public ledger tells of to programs. */
export function entryOf(path: string): number | undefined {
  const [, number] = /^releases\/(\d+)\.json$/.exec(path) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** The prefix of the hashes that a file of the public ledger lists. */
export const prefixOf = (path: string): string | undefined => /^releases\/hashes\/([0-9a-f]+)\.txt$/.exec(path)?.[1];

/** What looking into one file may cost, so that no upload can stop the machine that also serves the officers. */
export const limits = {
  fileBytes: 200 * 1024 * 1024,
  zipEntries: 5_000,
  /** All parts of an Office file together, unpacked. */
  unpackedBytes: 200 * 1024 * 1024,
  partBytes: 100 * 1024 * 1024,
  xmlDepth: 200,
  timeMs: 30_000,
  memoryMb: 768,
} as const;

/** The file is larger, deeper or slower than it may be. */
export class TooLarge extends Error {}

/** How large a file may be, so that no file can exhaust the memory of the machine that also serves the officers. */
export const limits = {
  fileBytes: 64 * 1024 * 1024,
  /** An XLSX is a ZIP: what it grows to when unpacked, all parts together. */
  unpackedBytes: 400 * 1024 * 1024,
  /** Texts that an XLSX keeps apart from its cells are held in memory. */
  sharedTextBytes: 160 * 1024 * 1024,
  zipEntries: 5_000,
  rows: 50_000,
  tableRows: 200_000,
  columns: 500,
  /** Excel itself allows 32,767 characters in a cell; CSV and JSON may carry a whole article. */
  cellCharacters: 2_000_000,
} as const;

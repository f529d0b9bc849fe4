import type { SearchRecord } from '../../src/search/format.ts';

/** Where the records of a full build come from. Each process that reads them opens its own. */
export interface Documents {
  /** Paths of all public records in order of the feed. */
  paths: () => string[];
  at: (path: string) => SearchRecord;
  close: () => void;
}

/** What a module of documents exports; processes load it by its address. */
export interface DocumentsModule {
  openDocuments: (snapshotFile: string) => Documents;
}

export async function openDocuments(module: string, snapshotFile: string): Promise<Documents> {
  // Only modules that export this are named.
  const { openDocuments: open } = (await import(module)) as DocumentsModule;
  return open(snapshotFile);
}

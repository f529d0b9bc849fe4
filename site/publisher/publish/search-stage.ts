import type { Content, PublicRecord } from '../../src/content/content.ts';
import type { ReleaseFile } from '../release/release-file.ts';

/**
 * What the publisher asks of the search stage. The stage keeps its own files in `folder` and shares nothing else.
 *
 * A killed publisher asks again with the generation that the last release carries. So a call may never change or
 * delete a file that `generation` needs.
 */
export interface SearchStage<Document> {
  /**
   * What is indexed of a record. Pure; its reads of `content` are recorded like a page's, so that a renamed department
   * brings the records that show its name back in `put`.
   */
  documentOf(content: Content, record: PublicRecord): Document;
  /** Address of a module that exports this `documentOf`, for processes that derive documents beside this one. */
  readonly documentModule: string;
  update(input: SearchInput<Document>): Promise<SearchOutput>;
  /**
   * Called while nothing waits, with the generation that the live release carries: whatever else the index needs, none
   * of which a publication shall wait for. May leave work behind that goes on beside later publications.
   */
  tend(place: SearchPlace): Promise<void>;
}

export interface SearchPlace {
  /** Folder of the stage alone: `var/site/shards`. Exists. */
  folder: string;
  /** The generation the last release carries; undefined asks for everything anew, and so does one that is lost. */
  generation: string | undefined;
}

export interface SearchInput<Document> extends SearchPlace {
  /** The snapshot, for a full build, which reads it in processes of its own. */
  snapshotFile: string;
  /** Records that appeared or whose document changed since then, by path; a full build does not need them. */
  put: readonly { path: string; document: Document }[];
  /** Paths of records that are no longer public. */
  removed: readonly string[];
  /** Ends a full build with its reason, as long as everything that the last release needs is there. */
  signal?: AbortSignal;
}

export interface SearchOutput {
  /** Names the state reached; any text the stage can find its files by. */
  generation: string;
  /** Files that the release must hold in addition to, or instead of, those of `input.generation`. */
  files: Iterable<ReleaseFile>;
  /**
   * Paths of files of `input.generation` that the release no longer holds; `others` when everything was built anew, and
   * the release holds `files` and no other file of search.
   */
  dropped: string[] | 'others';
}

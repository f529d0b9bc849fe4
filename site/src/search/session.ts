import { writeAddress, type Request } from './address.ts';
import { Search, type Answer, type Found } from './search.ts';
import { MissingIndexFile, type FetchFile } from './shard.ts';

/** A page of answers, and the index they came from. */
export interface Shown {
  index: Search;
  /** Undefined when nothing was asked. */
  found: Found | undefined;
  answers: Answer[];
}

/** How often a question is asked when the index is replaced again and again meanwhile. */
const attempts = 5;

/** One reader's questions, over any number of releases. */
export class SearchSession {
  readonly #fetchFile: FetchFile;
  #search: Search | undefined;
  #asked: { key: string; index: Search; found: Found | undefined } | undefined;

  constructor(fetchFile: FetchFile) {
    this.#fetchFile = fetchFile;
  }

  /**
   * A page of answers. The index may be replaced between two requests for its files, and after a withdrawal the files of
   * earlier ones go at once: then the question is asked again of the present index (A10).
   *
   * @throws {MissingIndexFile} when the index is not whole however often it is asked.
   */
  async answer(request: Request): Promise<Shown> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#ask(request);
      } catch (cause) {
        if (!(cause instanceof MissingIndexFile) || attempt === attempts) throw cause;
        this.#search = this.#asked = undefined;
      }
    }
  }

  /** A new question goes to the index as it is now; other pages of its answer come from where the first came from. */
  async #ask(request: Request): Promise<Shown> {
    const key = writeAddress({ ...request, page: 1 });
    const asked = this.#asked?.key === key ? this.#asked : await this.#askAnew(key, request);
    this.#asked = asked;
    return { index: asked.index, found: asked.found, answers: (await asked.found?.page(request.page)) ?? [] };
  }

  async #askAnew(key: string, request: Request): Promise<{ key: string; index: Search; found: Found | undefined }> {
    const index = await Search.open(this.#fetchFile, this.#search);
    this.#search = index;
    return { key, index, found: await index.ask(request) };
  }
}

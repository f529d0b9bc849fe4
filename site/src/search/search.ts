import {
  grades,
  isAnswer,
  isCertain,
  nearCandidates,
  pinyinCandidates,
  textCandidates,
  type Graded,
  type Grade,
} from './candidates.ts';
import { Facets } from './facets.ts';
import { queryParts } from './fold.ts';
import { filterNames, formatVersion, type FilterName, type SearchIndex, type StoredText } from './format.ts';
import { ofGrade, Ranking, type Run } from './ranking.ts';
import { MissingIndexFile, Shard, type FetchFile } from './shard.ts';

export interface Query {
  text: string;
  filters: Partial<Record<FilterName, string>>;
  sort: 'relevance' | 'date';
}

export interface Answer {
  record: StoredText;
  grade: Grade;
}

export interface FilterCount {
  value: string;
  label: string;
  count: number;
}

/** Answers on a page of results. */
export const pageSize = 10;
/** Texts compared for one page: past the first number a page that has an answer is shown short, past the second any. */
const usuallyCompared = 20;
const maxCompared = 200;

/** The whole index as a reader's browser sees it; fetches only what a question needs. */
export class Search {
  readonly labels: SearchIndex['labels'];
  /** The index as it was read, to tell whether it is still the present one. */
  readonly #json: string;
  readonly #shards: Map<string, Shard>;

  private constructor(json: string, labels: SearchIndex['labels'], shards: Map<string, Shard>) {
    this.#json = json;
    this.labels = labels;
    this.#shards = shards;
  }

  /**
   * Opens the present index.
   *
   * @param earlier - the index as it was opened before: itself when nothing has changed since, and else what it has read
   * of the shards that are still in use is kept.
   */
  static async open(fetchFile: FetchFile, earlier?: Search): Promise<Search> {
    const bytes = await fetchFile('index.json');
    if (!bytes) throw new MissingIndexFile('index.json');
    const json = new TextDecoder().decode(bytes);
    if (earlier && earlier.#json === json) return earlier;
    const { version, texts, shards: entries, labels } = JSON.parse(json) as SearchIndex;
    // A page that was opened before the code was exchanged would read other lists than were written.
    if (version !== formatVersion) throw new MissingIndexFile(`index.json of form ${formatVersion}`);
    const shards = await Promise.all(
      entries.map((entry) => Shard.open(entry, texts, fetchFile, earlier && earlier.#shards.get(entry.id))),
    );
    return new Search(json, labels, new Map(entries.map(({ id }, at) => [id, shards[at] as Shard])));
  }

  /** All that the index has for a query, or undefined when nothing was asked. */
  async ask(query: Query): Promise<Found | undefined> {
    const parts = queryParts(query.text);
    if (parts.length === 0) return undefined;
    const found = await this.#gather(query, parts, isCertain(parts), async (shard) => {
      const graded = await textCandidates(shard, parts);
      if (!isLatin(parts)) return graded;
      const spelt = await pinyinCandidates(shard, parts);
      return graded.map((grade, ordinal) => grade || (spelt[ordinal] ?? 0));
    });
    const isNarrowed = filterNames.some((name) => query.filters[name] !== undefined);
    if (isNarrowed || parts.length > 1 || !(await found.isEmpty())) return found;
    return this.#gather(query, parts, false, (shard) => nearCandidates(shard, parts[0] ?? ''));
  }

  async #gather(
    query: Query,
    parts: string[],
    certain: boolean,
    grade: (shard: Shard) => Promise<Graded>,
  ): Promise<Found> {
    const facets = new Facets(query.filters);
    const runs = await Promise.all(
      [...this.#shards.values()].map(async (shard): Promise<Run> => {
        const [graded, columns] = await Promise.all([
          grade(shard),
          Promise.all(filterNames.map((name) => shard.filter(name))),
        ]);
        return { shard, graded, ordinals: facets.take(graded, columns) };
      }),
    );
    const groups = query.sort === 'date' ? [runs] : grades.map((each) => runs.map((run) => ofGrade(run, each)));
    return new Found(new Ranking(groups), parts, certain, this.#named(facets.counts));
  }

  #named(counts: readonly ReadonlyMap<string, number>[]): Record<FilterName, FilterCount[]> {
    const named = filterNames.map((name, at) => {
      const values = [...(counts[at] ?? [])].flatMap(([value, count]) => {
        // A department that is not public has no name to show.
        const label = name === 'year' ? value : this.labels[name]?.[value];
        return label === undefined ? [] : [{ value, label, count }];
      });
      return [name, name === 'year' ? values.sort(newestFirst) : values.sort(mostFirst)] as const;
    });
    return Object.fromEntries(named) as Record<FilterName, FilterCount[]>;
  }
}

/** Candidates in order; texts are compared page by page. */
export class Found {
  readonly parts: string[];
  readonly filters: Record<FilterName, FilterCount[]>;
  readonly #ranking: Ranking;
  readonly #certain: boolean;
  /** Index of the first candidate of each page that is known. */
  readonly #starts = new Map<number, number>([[1, 0]]);
  #refuted = 0;
  #compared = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(ranking: Ranking, parts: string[], certain: boolean, filters: Record<FilterName, FilterCount[]>) {
    this.#ranking = ranking;
    this.parts = parts;
    this.#certain = certain;
    this.filters = filters;
  }

  /** How many answers there are, and whether that is exact or the most there can be. */
  get total(): { count: number; exact: boolean } {
    const count = this.#ranking.length - this.#refuted;
    return { count, exact: this.#certain || this.#compared >= this.#ranking.length };
  }

  /** How many pages there are, as far as is known: texts that were refuted can make pages short, never lose one. */
  get pages(): number {
    const known = this.#starts.size;
    const rest = this.#ranking.length - (this.#starts.get(known) ?? 0);
    return Math.max(1, known - 1 + Math.ceil(rest / pageSize));
  }

  /** True when there is no answer at all. */
  async isEmpty(): Promise<boolean> {
    return (await this.page(1)).length === 0 && this.pages === 1;
  }

  /** The answers on page `number`, counted from 1. */
  page(number: number): Promise<Answer[]> {
    // One page after the other: each begins where the one before it ends.
    const answers = this.#last.then(() => this.#page(number));
    this.#last = answers.catch(() => undefined);
    return answers;
  }

  async #page(number: number): Promise<Answer[]> {
    if (!this.#starts.has(number) && number <= this.pages) await this.#page(number - 1);
    const answers: Answer[] = [];
    let at = this.#starts.get(number) ?? this.#ranking.length;
    const end = Math.min(this.#ranking.length, at + maxCompared);
    const start = at;
    const isFirstTime = this.#starts.has(number) && !this.#starts.has(number + 1);
    let refuted = 0;
    while (answers.length < pageSize && at < end && !isEnough(answers, at - start)) {
      const batch = await this.#ranking.slice(at, Math.min(end, at + pageSize - answers.length));
      const records = await Promise.all(batch.map(({ shard, ordinal }) => shard.record(ordinal)));
      for (const [index, { grade }] of batch.entries()) {
        const record = records[index];
        if (record && isAnswer(record, grade, this.parts)) answers.push({ record, grade });
        else refuted += 1;
      }
      at += batch.length;
    }
    if (isFirstTime) {
      this.#refuted += refuted;
      this.#starts.set(number + 1, at);
      this.#compared = at;
    }
    return answers;
  }
}

const isLatin = (parts: string[]): boolean => /^[a-z]{2,}$/.test(parts.join(''));

/** Whether a page that is not full is shown as it is; who asked for a number that exists has it already. */
function isEnough(answers: Answer[], compared: number): boolean {
  const [best] = answers;
  return best !== undefined && compared >= (best.grade === 'number' ? pageSize : usuallyCompared);
}

const mostFirst = (a: FilterCount, b: FilterCount): number => b.count - a.count || (a.label < b.label ? -1 : 1);
const newestFirst = (a: FilterCount, b: FilterCount): number => (a.value < b.value ? 1 : -1);

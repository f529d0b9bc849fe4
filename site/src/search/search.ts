import {
  grades,
  isAnswer,
  isCertain,
  nearCandidates,
  pinyinCandidates,
  textCandidates,
  type Candidate,
  type Graded,
  type Grade,
} from './candidates.ts';
import { queryParts } from './fold.ts';
import { filterNames, type FilterName, type SearchIndex, type StoredText } from './format.ts';
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
  readonly #shards: Shard[];

  private constructor(index: SearchIndex, shards: Shard[]) {
    this.labels = index.labels;
    this.#shards = shards;
  }

  static async open(fetchFile: FetchFile): Promise<Search> {
    const bytes = await fetchFile('index.json');
    if (!bytes) throw new MissingIndexFile('index.json');
    const index = JSON.parse(new TextDecoder().decode(bytes)) as SearchIndex;
    return new Search(index, await Promise.all(index.shards.map((_, place) => Shard.open(index, place, fetchFile))));
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
    const perShard = await Promise.all(
      this.#shards.map(async (shard) => {
        const [graded, ...filters] = await Promise.all([
          grade(shard),
          ...filterNames.map((name) => shard.filter(name)),
        ]);
        return { shard, graded, filters };
      }),
    );
    const candidates: Candidate[] = [];
    const counts = filterNames.map(() => new Map<string, number>());
    for (const { shard, graded, filters } of perShard) {
      for (let ordinal = 0; ordinal < shard.records; ordinal += 1) {
        const gradeOf = grades[(graded[ordinal] ?? 0) - 1];
        if (!gradeOf) continue;
        const values = filters.map((filter) => filter[ordinal]);
        const fits = filterNames.map((name, at) => (query.filters[name] ?? values[at]) === values[at]);
        values.forEach((value, at) => {
          const others = fits.every((fit, index) => fit || index === at);
          if (value !== undefined && others) counts[at]?.set(value, (counts[at]?.get(value) ?? 0) + 1);
        });
        if (fits.every(Boolean)) candidates.push({ shard, ordinal, grade: gradeOf });
      }
    }
    // Each shard gives its own in order of date, so that sorting merges a few runs.
    const ordered =
      query.sort === 'date'
        ? candidates.sort(byDate)
        : grades.flatMap((each) => candidates.filter((candidate) => candidate.grade === each).sort(byDate));
    return new Found(ordered, parts, certain, this.#named(counts));
  }

  #named(counts: Map<string, number>[]): Record<FilterName, FilterCount[]> {
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
  readonly #candidates: Candidate[];
  readonly #certain: boolean;
  /** Index of the first candidate of each page that is known. */
  readonly #starts = new Map<number, number>([[1, 0]]);
  #refuted = 0;
  #compared = 0;

  constructor(candidates: Candidate[], parts: string[], certain: boolean, filters: Record<FilterName, FilterCount[]>) {
    this.#candidates = candidates;
    this.parts = parts;
    this.#certain = certain;
    this.filters = filters;
  }

  /** How many answers there are, and whether that is exact or the most there can be. */
  get total(): { count: number; exact: boolean } {
    const count = this.#candidates.length - this.#refuted;
    return { count, exact: this.#certain || this.#compared >= this.#candidates.length };
  }

  /** How many pages there are, as far as is known: texts that were refuted can make pages short, never lose one. */
  get pages(): number {
    const known = this.#starts.size;
    const rest = this.#candidates.length - (this.#starts.get(known) ?? 0);
    return Math.max(1, known - 1 + Math.ceil(rest / pageSize));
  }

  /** True when there is no answer at all. */
  async isEmpty(): Promise<boolean> {
    return (await this.page(1)).length === 0 && this.pages === 1;
  }

  /** The answers on page `number`, counted from 1. */
  async page(number: number): Promise<Answer[]> {
    // Where a page begins depends on the pages before it.
    if (!this.#starts.has(number) && number <= this.pages) await this.page(number - 1);
    const answers: Answer[] = [];
    let at = this.#starts.get(number) ?? this.#candidates.length;
    const end = Math.min(this.#candidates.length, at + maxCompared);
    const start = at;
    const isFirstTime = this.#starts.has(number) && !this.#starts.has(number + 1);
    while (answers.length < pageSize && at < end && !isEnough(answers, at - start)) {
      const batch = this.#candidates.slice(at, Math.min(end, at + pageSize - answers.length));
      const records = await Promise.all(batch.map(({ shard, ordinal }) => shard.record(ordinal)));
      batch.forEach(({ grade }, index) => {
        const record = records[index];
        if (record && isAnswer(record, grade, this.parts)) answers.push({ record, grade });
        else if (isFirstTime) this.#refuted += 1;
      });
      at += batch.length;
    }
    if (isFirstTime) {
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

/** Newest first, and of one day the latest publication: later shards hold later ones, and so do lower ordinals. */
function byDate(a: Candidate, b: Candidate): number {
  const [first, second] = [a.shard.date(a.ordinal), b.shard.date(b.ordinal)];
  if (first !== second) return first < second ? 1 : -1;
  return b.shard.place - a.shard.place || a.ordinal - b.ordinal;
}

const mostFirst = (a: FilterCount, b: FilterCount): number => b.count - a.count || (a.label < b.label ? -1 : 1);
const newestFirst = (a: FilterCount, b: FilterCount): number => (a.value < b.value ? 1 : -1);

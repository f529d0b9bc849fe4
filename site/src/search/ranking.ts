import { grades, type Candidate, type Grade, type Graded } from './candidates.ts';
import type { Shard } from './shard.ts';

/** Candidates of one shard in order of their ordinals: newest first. */
export interface Run {
  shard: Shard;
  graded: Graded;
  ordinals: readonly number[];
}

export function ofGrade({ shard, graded, ordinals }: Run, grade: Grade): Run {
  const place = grades.indexOf(grade) + 1;
  return { shard, graded, ordinals: ordinals.filter((ordinal) => graded[ordinal] === place) };
}

/**
 * Candidates of several shards as one list, best first. Runs are merged only as far as pages are asked for, because what
 * tells two records of one day apart may have to be fetched.
 */
export class Ranking {
  readonly length: number;
  readonly #groups: { runs: Run[]; places: number[] }[];
  readonly #taken: Candidate[] = [];

  /** @param groups - all of one group come before those of the next. */
  constructor(groups: readonly (readonly Run[])[]) {
    this.#groups = groups.map((runs) => ({ runs: [...runs], places: runs.map(() => 0) }));
    this.length = groups.flat().reduce((sum, { ordinals }) => sum + ordinals.length, 0);
  }

  /** The candidates from `start` on, before `end`. One call at a time. */
  async slice(start: number, end: number): Promise<Candidate[]> {
    while (this.#taken.length < Math.min(end, this.length)) await this.#takeNext();
    return this.#taken.slice(start, end);
  }

  async #takeNext(): Promise<void> {
    for (const { runs, places } of this.#groups) {
      let best: { from: number; candidate: Candidate } | undefined;
      for (const [from, run] of runs.entries()) {
        const candidate = candidateAt(run, places[from] ?? 0);
        if (candidate && (!best || (await isNewer(candidate, best.candidate)))) best = { from, candidate };
      }
      if (!best) continue;
      places[best.from]! += 1;
      this.#taken.push(best.candidate);
      return;
    }
  }
}

function candidateAt({ shard, graded, ordinals }: Run, place: number): Candidate | undefined {
  const ordinal = ordinals[place];
  const grade = ordinal === undefined ? undefined : grades[(graded[ordinal] ?? 0) - 1];
  return ordinal === undefined || !grade ? undefined : { shard, ordinal, grade };
}

/** By date, and of one day the later change first, however the two are spread over shards. */
async function isNewer(a: Candidate, b: Candidate): Promise<boolean> {
  const [date, other] = [a.shard.date(a.ordinal), b.shard.date(b.ordinal)];
  if (date !== other) return date > other;
  if (a.shard.seqs[0] > b.shard.seqs[1]) return true;
  if (a.shard.seqs[1] < b.shard.seqs[0]) return false;
  const [seq, otherSeq] = await Promise.all([a.shard.seq(a.ordinal), b.shard.seq(b.ordinal)]);
  return seq > otherSeq;
}

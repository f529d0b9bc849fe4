import type { Posting } from '../../src/search/block.ts';
import { visitGrams } from '../../src/search/grams.ts';

/**
 * Collects which record holds which term, then hands out sorted postings. Records come in order of their ordinals.
 * Flat arrays instead of a list per term: a shard of 50,000 records has some 30 million entries.
 */
export class TermTable {
  /** By first code point, then by what follows: small whole numbers are the fastest keys there are. */
  readonly #grams = new Map<number, Map<number, number>>();
  readonly #words = new Map<string, number>();
  readonly #terms: string[] = [];
  readonly #anywhere = new Entries();
  readonly #inTitle = new Entries();

  /** Notes that record `ordinal` holds the term, in its title or elsewhere; noting it again changes nothing. */
  add(term: string, ordinal: number, inTitle: boolean): void {
    let id = this.#words.get(term);
    if (id === undefined) {
      id = this.#terms.push(term) - 1;
      this.#words.set(term, id);
    }
    this.#note(id, ordinal, inTitle);
  }

  /** Notes every gram of folded text. */
  addGrams(folded: string, ordinal: number, inTitle: boolean): void {
    visitGrams(folded, (first, second, third) => {
      this.#note(this.#gramId(first, second, third), ordinal, inTitle);
    });
  }

  /** All postings by term, in code unit order, so that the same records always give the same bytes. */
  *postings(): Generator<Posting> {
    const records = this.#anywhere.byTerm(this.#terms.length);
    const inTitle = this.#inTitle.byTerm(this.#terms.length);
    const sorted = this.#terms.map((term, id) => ({ term, id })).sort((a, b) => (a.term < b.term ? -1 : 1));
    for (const { term, id } of sorted) yield { term, records: records(id), inTitle: inTitle(id) };
  }

  #gramId(first: number, second: number, third: number): number {
    let rests = this.#grams.get(first);
    if (!rests) this.#grams.set(first, (rests = new Map()));
    // Three characters are plain letters or digits, so the key stays apart from every pair.
    const key = third === 0 ? second : (second << 7) + third + (1 << 22);
    let id = rests.get(key);
    if (id === undefined) {
      const codes = [first, second, third].filter((code) => code !== 0);
      id = this.#terms.push(String.fromCodePoint(...codes)) - 1;
      rests.set(key, id);
    }
    return id;
  }

  #note(id: number, ordinal: number, inTitle: boolean): void {
    this.#anywhere.add(id, ordinal);
    if (inTitle) this.#inTitle.add(id, ordinal);
  }
}

/** Pairs of term and record in order of arrival, each once. */
class Entries {
  #terms = new Uint32Array(1024);
  #records = new Uint32Array(1024);
  #length = 0;
  /** The record a term was last seen in, plus one. */
  readonly #last: number[] = [];

  add(term: number, record: number): void {
    if (this.#last[term] === record + 1) return;
    this.#last[term] = record + 1;
    if (this.#length === this.#terms.length) {
      this.#terms = grown(this.#terms);
      this.#records = grown(this.#records);
    }
    this.#terms[this.#length] = term;
    this.#records[this.#length] = record;
    this.#length += 1;
  }

  /** A view that gives the records of each term, ascending (counting sort). */
  byTerm(termCount: number): (term: number) => Uint32Array {
    const starts = new Uint32Array(termCount + 1);
    for (let at = 0; at < this.#length; at += 1) starts[(this.#terms[at] ?? 0) + 1]! += 1;
    for (let term = 0; term < termCount; term += 1) starts[term + 1]! += starts[term] ?? 0;
    const next = starts.slice();
    const sorted = new Uint32Array(this.#length);
    for (let at = 0; at < this.#length; at += 1) {
      const term = this.#terms[at] ?? 0;
      sorted[next[term]!++] = this.#records[at] ?? 0;
    }
    return (term) => sorted.subarray(starts[term], starts[term + 1]);
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

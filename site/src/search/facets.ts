import type { Graded } from './candidates.ts';
import { filterNames, type FilterName } from './format.ts';

/** The value of a filter that each record of a shard has. */
export interface FilterColumn {
  /** By ordinal: the place of the value in `values`, 0 for none. */
  codes: Uint16Array;
  /** The first is that of no record. */
  values: readonly string[];
}

/** Narrows candidates by the filters chosen, and counts what each value of each filter would give. */
export class Facets {
  /** By filter: how many candidates have each value and fit all other filters. */
  readonly counts: Map<string, number>[] = filterNames.map(() => new Map<string, number>());
  readonly #chosen: Partial<Record<FilterName, string>>;

  constructor(chosen: Partial<Record<FilterName, string>>) {
    this.#chosen = chosen;
  }

  /** @returns the ordinals of those that fit every filter. */
  take(graded: Graded, columns: readonly FilterColumn[]): number[] {
    const fitting: number[] = [];
    const chosen = columns.map((column, at) => codeOf(column, this.#chosen[filterNames[at] as FilterName]));
    const counts = columns.map(({ values }) => new Uint32Array(values.length));
    for (let ordinal = 0; ordinal < graded.length; ordinal += 1) {
      if (!graded[ordinal]) continue;
      let unfit = 0;
      let unfitAt = -1;
      for (let at = 0; at < columns.length; at += 1) {
        if (chosen[at] === undefined || columns[at]!.codes[ordinal] === chosen[at]) continue;
        unfit += 1;
        unfitAt = at;
      }
      if (unfit === 0) fitting.push(ordinal);
      if (unfit > 1) continue;
      for (let at = 0; at < columns.length; at += 1)
        if (unfit === 0 || at === unfitAt) counts[at]![columns[at]!.codes[ordinal]!]! += 1;
    }
    columns.forEach(({ values }, at) => this.#add(at, values, counts[at] as Uint32Array));
    return fitting;
  }

  #add(at: number, values: readonly string[], counts: Uint32Array): void {
    const all = this.counts[at] as Map<string, number>;
    for (let code = 1; code < counts.length; code += 1) {
      const value = values[code];
      const count = counts[code] ?? 0;
      if (value !== undefined && count > 0) all.set(value, (all.get(value) ?? 0) + count);
    }
  }
}

/** Undefined where the filter is not set; a value that no record has fits none. */
function codeOf({ values }: FilterColumn, value: string | undefined): number | undefined {
  return value === undefined ? undefined : values.indexOf(value, 1);
}

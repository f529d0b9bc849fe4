import type { CellValue } from '../reading/cell';
import { problemAt, type Place, type Problem } from '../reporting/problem';
import type { Finding } from '../values/finding';

/** A field of a record, or a cell of one of its table rows (counted from 1). */
export interface Spot {
  field: string;
  row?: number;
  column?: string;
}

interface Origin {
  place: Place;
  heading: string;
  value: CellValue | undefined;
}

/** Remembers where in the file each value of a record came from, and which values have been found wrong. */
export class Trail {
  readonly problems: Problem[];
  private readonly origins = new Map<string, Origin>();
  private readonly wrong = new Set<string>();

  constructor(problems: readonly Problem[]) {
    this.problems = [...problems];
  }

  from(spot: Spot, origin: Origin): void {
    this.origins.set(keyOf(spot), origin);
  }

  report(spot: Spot, finding: Finding): void {
    const { place, heading, value } = this.originOf(spot);
    if (finding.severity === 'error') this.wrong.add(keyOf(spot));
    this.problems.push(problemAt(place, heading, value, finding));
  }

  isWrong(spot: Spot): boolean {
    return this.wrong.has(keyOf(spot));
  }

  /** Where a value came from; of a cell that was left empty, where its row stands. */
  originOf(spot: Spot): Origin {
    const { field, row } = spot;
    const found =
      this.origins.get(keyOf(spot)) ?? (row === undefined ? undefined : this.origins.get(keyOf({ field, row })));
    return found ?? this.originOfRecord();
  }

  private originOfRecord(): Origin {
    const found = this.origins.get(keyOf({ field: '' }));
    if (!found) throw new TypeError('a trail starts with its record');
    return found;
  }
}

const keyOf = ({ field, row, column }: Spot): string => `${field}|${row ?? ''}|${column ?? ''}`;

import { error, type Issue } from './issues/issue.ts';

/**
 * Signs that no page may carry: control characters other than tab and line ends, half of a surrogate pair, signs that
 * are none, and those that turn the direction of writing, by which a text shows as another than was approved.
 */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const unsound = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/u;

/**
 * Where a value holds text that no page may carry.
 *
 * @returns the place, `title` or `rows.3.name`; undefined when all of it is sound.
 */
export function unsoundPlace(value: unknown, place: readonly string[] = []): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() && !unsound.test(value) ? undefined : place.join('.');
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = unsoundPlace(part, [...place, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Texts with such signs, by field, row and column, so that an officer learns of them before the publisher refuses. */
export function unsoundIssues(record: Readonly<Record<string, unknown>>): Issue[] {
  return Object.entries(record).flatMap(([field, value]) =>
    Array.isArray(value)
      ? value.flatMap((part: unknown, index) => issueIn(field, part).map((issue) => ({ ...issue, row: index + 1 })))
      : issueIn(field, value),
  );
}

function issueIn(field: string, value: unknown): Issue[] {
  const [column] = unsoundPlace(value)?.split('.') ?? [undefined];
  if (column === undefined) return [];
  return [{ ...error(field, 'text.unsound'), ...(column && { column }) }];
}

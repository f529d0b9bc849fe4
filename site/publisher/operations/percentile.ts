/** The value below which a share of all values lies, by nearest rank. @throws {RangeError} when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const value = [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)];
  if (value === undefined) throw new RangeError('no values');
  return value;
}

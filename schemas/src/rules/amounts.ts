/** Amounts in 万元 with two decimals, compared in whole hundredths so that no binary fraction takes part. */

export const sumOf = (amounts: (number | null)[]): number =>
  amounts.reduce<number>((total, amount) => total + Math.round((amount ?? 0) * 100), 0) / 100;

/** True when two amounts differ by more than the 0.01 that rounding may cost (6.3). */
export const differ = (one: number, other: number): boolean => Math.round(Math.abs(one - other) * 100) > 1;

/** True when `one` exceeds `limit` by more than rounding may cost. */
export const exceeds = (one: number, limit: number): boolean => one > limit && differ(one, limit);

export const shown = (amount: number): string => amount.toFixed(2);

/** A share in percent with one decimal, half rounded away from nothing; null of nothing. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : (Math.sign(part) * Math.round((Math.abs(part) / whole) * 1000)) / 10;
}

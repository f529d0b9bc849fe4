import { seed } from '../../vitest.seed.ts';

export { seed };

/** Random numbers from 0 to 1 that a seed decides, so that a failure can be looked at again. */
export type Random = () => number;

/** mulberry32: small, well spread, and the same everywhere. */
export function seeded(start = seed): Random {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(values: readonly T[], random: Random): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}

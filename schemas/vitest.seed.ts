import fc from 'fast-check';

const asked = process.env['YANGGUANG_SEED'] ?? '1';

/**
 * What all random tests of this run are drawn from. It is the same each time unless `YANGGUANG_SEED` names another, a
 * number or `random`, as `pnpm soak` does.
 */
export const seed = asked === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(asked);
if (!Number.isInteger(seed)) throw new RangeError(`YANGGUANG_SEED=${asked}`);
if (asked === 'random') console.log(`YANGGUANG_SEED=${seed}`);
// The configuration of Vitest is read first, and test files run in processes that inherit this.
process.env['YANGGUANG_SEED'] = String(seed);

fc.configureGlobal({ seed });

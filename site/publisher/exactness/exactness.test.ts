import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  breakingStep,
  cycleStep,
  dailyRuns,
  fileStep,
  histories,
  letOutStep,
  refusedStep,
  type Step,
} from '../testing/histories/commands.ts';
import { casts, firstVersion, interpretation, type Length } from '../testing/histories/cast.ts';
import { makeBase, type Base } from '../testing/histories/history-site.ts';
import { differences } from '../testing/histories/run-history.ts';

const lengths = Object.keys(casts) as Length[];
/** Other ones at night, and more of them: `YANGGUANG_HISTORIES=2000`. */
const asked = process.env['YANGGUANG_HISTORIES'];
const runsOf = (length: Length) =>
  asked === undefined ? dailyRuns[length] : { numRuns: Math.ceil(Number(asked) / 2) };

const bases = new Map<Length, Base>();
beforeAll(async () => {
  for (const length of lengths) bases.set(length, await makeBase(length));
});
afterAll(() => bases.forEach((base) => base.remove()));

async function wrongAfter(length: Length, steps: Iterable<Step>): Promise<string[]> {
  const base = bases.get(length);
  if (!base) throw new RangeError(length);
  return differences(base, steps);
}

test.each(lengths)(
  'after random histories that begin %s the release equals a clean build byte for byte, and search answers alike',
  { timeout: 8 * 3_600_000 },
  (length) =>
    fc.assert(
      fc.asyncProperty(histories, async (steps) => {
        expect(await wrongAfter(length, steps)).toEqual([]);
      }),
      runsOf(length),
    ),
);

const version = { ...firstVersion(interpretation), title: '安全生产月活动通知' };
const letOut = (other: Partial<typeof version>): Step => letOutStep(interpretation, { ...version, ...other });
const [second, third] = [letOut({ attachment: '附件二' }), letOut({ attachment: '附件三' })];
const refused = refusedStep(interpretation, version, 'bytes');
const arrives = fileStep('附件二');

test.each([
  ['a version whose file has come stands, whatever is refused after it', [second, arrives, refused]],
  ['a refused version takes the place of one that waited', [second, cycleStep, refused, arrives]],
  ['a version whose file has come stands while the next one waits', [second, arrives, third]],
  [
    'a version that breaks its page does not push out a newer one',
    [breakingStep(interpretation, version), second, cycleStep, arrives],
  ],
  ['a version with a dead link does not push out a newer one', [letOut({ linked: 60 }), second, cycleStep, arrives]],
])('%s', async (_, steps) => {
  expect(await wrongAfter('short', steps)).toEqual([]);
});

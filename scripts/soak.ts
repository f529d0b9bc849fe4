import { randomInt } from 'node:crypto';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError, stage } from './lib/bootstrap/stage.mjs';
import { build } from './lib/builds/build.ts';
import { buildSteps } from './lib/builds/steps.ts';
import { copy } from './lib/copy.mjs';
import { soakParts, type SoakPart } from './lib/soak/parts.ts';
import { plantedDefects } from './lib/soak/planted.ts';
import { isCaught } from './lib/soak/run-planted.ts';
import { runPart, type SoakRow } from './lib/soak/run-part.ts';
import { missingTools, packageOf } from './lib/soak/tools.ts';

const text = copy.soak;
const { values: options } = parseArgs({
  options: {
    /** Parts that would begin later than this are not begun, and count as failed. */
    minutes: { type: 'string', default: '240' },
    kills: { type: 'string', default: '500' },
    points: { type: 'string' },
    /** Parts by property (`A1`) or by file (`killed`). */
    only: { type: 'string' },
    /** What random tests are drawn from; another one each time unless given. */
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    planted: { type: 'boolean', default: false },
  },
});

function count(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) throw new SetupError(text.badCount(name, value));
  return number;
}

function chosenParts(): SoakPart[] {
  const points = options.points === undefined ? undefined : count('points', options.points);
  const parts = soakParts({ kills: count('kills', options.kills), points });
  const wanted = options.only?.split(',');
  const namesOf = ({ id, file }: SoakPart): string[] => [...id.split('+'), basename(file, '.test.ts')];
  const chosen = parts.filter((part) => !wanted || namesOf(part).some((each) => wanted.includes(each)));
  if (chosen.length === 0) throw new SetupError(text.badPart(options.only ?? ''));
  const missing = missingTools(chosen.flatMap(({ tools }) => tools));
  if (missing.length > 0) throw new SetupError(text.missing(missing, missing.map(packageOf)));
  return chosen;
}

/** What is known is said at once: a run of hours may be broken off. */
function shown(row: SoakRow): SoakRow {
  const { property, runs, failures } = row;
  console.log([failures === 0 ? '✓' : '✗', property, text.counts(runs, failures)].join('  '));
  return row;
}

/** The long forms of the fault tests: a row for each property, and false when any of them did not hold. */
async function soak(): Promise<SoakRow[]> {
  const seed = count('seed', options.seed);
  console.log(text.seed(seed));
  const endsAt = performance.now() + count('minutes', options.minutes) * 60_000;
  const rows: SoakRow[] = [];
  for (const part of chosenParts()) {
    if (performance.now() > endsAt) {
      rows.push(shown({ property: text.notBegun(part.id, part.file), runs: 0, failures: 1 }));
      continue;
    }
    const { rows: own, output } = await stage(`${part.id} ${part.file}`, () => runPart(part, seed));
    if (output) console.log(output);
    rows.push(...own.map(shown));
  }
  return rows;
}

/** Every planted defect is caught by the test that stands beside it. */
async function planted(): Promise<SoakRow[]> {
  const wanted = options.only?.split(',');
  const rows: SoakRow[] = [];
  for (const defect of plantedDefects.filter(
    ({ name }) => !wanted || wanted.some((each) => name.startsWith(`${each} `)),
  )) {
    const caught = await stage(defect.name, () => isCaught(defect));
    rows.push(shown({ property: `${defect.name} → ${defect.caughtBy}`, runs: 1, failures: caught ? 0 : 1 }));
  }
  return rows;
}

try {
  // The CMS takes no part; the site's suite compiles the site.
  for (const step of buildSteps.filter(({ name }) => name === 'schemas')) await stage(step.label, () => build(step));
  const rows = options.planted ? await planted() : await soak();
  process.exitCode = rows.every(({ failures }) => failures === 0) ? 0 : 1;
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}

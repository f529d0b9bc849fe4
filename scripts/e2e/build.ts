import { build } from '../lib/builds/build.ts';
import { buildSteps } from '../lib/builds/steps.ts';

/** What `npm start` would build, before the first test. */
export async function setup(): Promise<void> {
  for (const step of buildSteps) await build(step);
}

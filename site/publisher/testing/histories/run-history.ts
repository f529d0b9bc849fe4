import fc from 'fast-check';
import { differencesOf } from '../../self-check/differences.ts';
import type { Publisher } from '../../open-publisher.ts';
import { cycleStep, expectedStanding } from './commands.ts';
import { HistorySite, type Base } from './history-site.ts';
import { beginModel, type Model } from './model.ts';

/**
 * Lives through a history and one last cycle. @returns what is wrong then: records that readers should see and do not,
 * files that a clean build makes otherwise, queries that it answers otherwise, files that are not as listed.
 */
export async function differences(
  base: Base,
  steps: Iterable<fc.AsyncCommand<Model, HistorySite>>,
  spoil?: (publisher: Publisher) => void,
): Promise<string[]> {
  const history = await HistorySite.begin(base, spoil);
  const model = beginModel(base.length);
  try {
    await fc.asyncModelRun(() => ({ model, real: history }), steps);
    await cycleStep.run(model, history);
    const { live, clean, faults } = await history.states();
    return [
      ...unexpected(await history.standing(), expectedStanding(model)),
      ...differencesOf(live, clean),
      ...clean.broken,
      ...faults,
    ];
  } finally {
    await history.end();
  }
}

function unexpected(shown: Map<string, string>, expected: Map<string, string>): string[] {
  return [...new Set([...shown.keys(), ...expected.keys()])]
    .filter((id) => shown.get(id) !== expected.get(id))
    .map((id) => `${id} is “${shown.get(id) ?? 'absent'}” and should be “${expected.get(id) ?? 'absent'}”`);
}

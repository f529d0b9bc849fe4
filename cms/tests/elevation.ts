import type { Elevations } from '../src/plugins/org/server/services/elevations.ts';
import type { Cms } from './harness.ts';

const elevationsOf = (cms: Cms): Elevations => cms.strapi.plugin('org').service('elevations');

/** Gives the system administrator every right there is, the way it is given: two people agree (decision 0051). */
export async function elevate(cms: Cms): Promise<void> {
  const elevations = elevationsOf(cms);
  const [asks, confirms] = [await cms.user('admin'), await cms.user('security-administrator')];
  await elevations.ask(String(asks.id), '测试最大权限下的行为', 60);
  const { elevations: all } = await elevations.page(String(confirms.id));
  await elevations.decide(all[0]?.id ?? 0, String(confirms.id), true);
}

export async function endElevation(cms: Cms): Promise<void> {
  await elevationsOf(cms).end(String((await cms.user('admin')).id));
}

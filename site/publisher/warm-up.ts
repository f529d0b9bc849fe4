import { readModel } from '../src/content/read-model.ts';
import type { Publisher } from './open-publisher.ts';
import { isPage, planEverything } from './render/page-plan.ts';

/** Pages of each template rendered to warm it up; after some twenty runs the engine has compiled it well. */
const perTemplate = 20;

const warm = new WeakSet<Publisher>();

/**
 * Renders some pages of every template and throws them away, once per process: the first publication after a start
 * then takes no longer than the next. Done while nothing waits.
 */
export async function warmUp(publisher: Publisher): Promise<void> {
  if (warm.has(publisher)) return;
  warm.add(publisher);
  const { renderer, reader } = publisher;
  reader.refresh();
  const counts = new Map<string, number>();
  for (const { url, component } of planEverything(renderer.routes, reader).render.values()) {
    const count = counts.get(component) ?? 0;
    if (!isPage(url) || count >= perTemplate) continue;
    counts.set(component, count + 1);
    await renderer.render(
      component,
      url,
      readModel(reader, () => undefined),
    );
    await new Promise(setImmediate);
  }
}

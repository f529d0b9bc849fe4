import { contentTypes } from '@yangguang/schemas';
import { keys } from '../../src/content/keys.ts';
import { scopeOf } from '../../src/content/list-scope.ts';
import { readModel } from '../../src/content/read-model.ts';
import { filteredLists, wholeLists } from '../../src/content/routes.ts';
import type { Publisher } from '../open-publisher.ts';
import { isPage, pagesOf, type PlannedPage } from '../render/page-plan.ts';

/** Pages of each template rendered to warm it up; after some twenty runs the engine has compiled it well. */
const perTemplate = 20;

const warm = new WeakMap<Publisher, Iterator<PlannedPage>>();

/**
 * Renders some pages of every template and throws them away, once per process: the first publication after a start
 * then takes no longer than the next. Done while nothing waits, and gone on with later when something does.
 */
export async function warmUp(publisher: Publisher, isWanted: () => boolean = () => false): Promise<void> {
  const { renderer, reader } = publisher;
  const pages = warm.get(publisher) ?? samplePages(publisher);
  warm.set(publisher, pages);
  reader.refresh();
  while (!isWanted()) {
    const { value: page, done } = pages.next();
    if (done) return;
    const content = readModel(reader, () => undefined);
    // Chosen a while ago, it may be gone by now; a page that is broken is found when it is released.
    await renderer.render(page.component, page.url, content).catch(() => undefined);
    await new Promise(setImmediate);
  }
}

/** Enough pages of every template and type; the others are never looked for. */
function* samplePages({ renderer, reader }: Publisher): Generator<PlannedPage, undefined> {
  const counts = new Map<string, number>();
  for (const scope of sampleScopes(reader))
    for (const page of pagesOf(scope, renderer.routes, reader)) {
      const count = counts.get(page.component) ?? 0;
      if (!isPage(page.url) || count >= perTemplate) continue;
      counts.set(page.component, count + 1);
      yield page;
    }
  return undefined;
}

function* sampleScopes(reader: Publisher['reader']): Generator<string> {
  yield '';
  const each = Math.ceil(perTemplate / contentTypes.length);
  for (const { type } of wholeLists())
    for (const { path } of reader.listed(scopeOf({ type }), 0, each)) yield keys.path(path);
  for (const query of wholeLists()) yield scopeOf(query);
  for (const { name } of contentTypes) for (const query of filteredLists(reader, name)) yield scopeOf(query);
}

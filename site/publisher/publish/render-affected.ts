import { YangguangError } from '@yangguang/schemas';
import { keys } from '../../src/content/keys.ts';
import type { Snapshot } from '../../src/content/database.ts';
import type { DeadLinks } from '../links/dead-links.ts';
import { holdBack } from '../snapshot/apply.ts';
import { reasonOf } from '../snapshot/checked-change.ts';
import { pagesOf, planEverything, planTouched, type PagePlan } from '../render/page-plan.ts';
import { renderPages, suspects, type PageFailure, type RenderContext, type Texts } from '../render/render-pages.ts';

export interface AffectedPages {
  changed: Set<string>;
  removed: Set<string>;
  texts: Texts;
}

/**
 * Renders what the touched keys bear on, or everything. A record that breaks a page, or whose links lead nowhere, is
 * taken back to its last good version, and what that touches is rendered again, until every page stands.
 *
 * @throws {YangguangError} `publisher.page-failed` when a page breaks that no waiting change explains: the fault is
 * then in the code or in what is live already, and nothing may be released.
 */
export async function renderAffected(
  db: Snapshot,
  given: Omit<RenderContext, 'texts'> & { deadLinks: () => DeadLinks[] },
  touched: readonly string[] | 'everything',
): Promise<AffectedPages> {
  const { renderer, reader, cache } = given;
  const result: AffectedPages = { changed: new Set(), removed: new Set(), texts: new Map() };
  const context = { ...given, texts: result.texts };
  reader.refresh();
  let plan =
    touched === 'everything'
      ? planEverything(renderer.routes, reader)
      : planTouched(touched, renderer.routes, reader, cache);
  for (;;) {
    const { changed, removed, failures } = await renderPages(plan, context);
    for (const url of changed) {
      result.changed.add(url);
      result.removed.delete(url);
    }
    for (const url of removed) {
      result.removed.add(url);
      result.changed.delete(url);
    }
    const dead = failures.length === 0 ? context.deadLinks() : [];
    if (failures.length + dead.length === 0) return result;
    const at = new Date().toISOString();
    const again =
      failures.length > 0
        ? await takeBack(db, context, failures)
        : holdBack(
            db,
            dead.map((each) => ({ ...each, cause: 'link' })),
            at,
          );
    reader.refresh();
    plan = withFailed(planTouched(again, renderer.routes, reader, cache), failures, context);
  }
}

/** Takes back one waiting change for each failed page. @returns the keys that touched. */
async function takeBack(db: Snapshot, context: RenderContext, failures: PageFailure[]): Promise<Set<string>> {
  const held = new Map<string, string>();
  const isWaiting = db.prepare<[string], number>('SELECT 1 FROM unreleased WHERE id = ?').pluck();
  for (const { page, problem } of failures) {
    const own = ownRecord(context, page.scope);
    const read = own !== undefined && isWaiting.get(own) !== undefined ? [own] : await suspects(page, context);
    if (read.some((id) => held.has(id))) continue;
    const culprit = read.find((id) => isWaiting.get(id) !== undefined);
    const place = `${page.url} ${problem}`;
    if (culprit === undefined) throw new YangguangError('publisher.page-failed', place);
    held.set(culprit, reasonOf(new YangguangError('record.breaks-page', place)));
  }
  return holdBack(
    db,
    [...held].map(([id, reason]) => ({ id, reason })),
    new Date().toISOString(),
  );
}

/** The record whose own page this is. */
function ownRecord({ reader }: RenderContext, scope: string): string | undefined {
  const prefix = keys.path('');
  return scope.startsWith(prefix) ? reader.recordAt(scope.slice(prefix.length))?.record.id : undefined;
}

/** A failed page may be in no cache, so no key leads to it. */
function withFailed(plan: PagePlan, failures: PageFailure[], { renderer, reader }: RenderContext): PagePlan {
  for (const { page } of failures)
    if (pagesOf(page.scope, renderer.routes, reader).some(({ url }) => url === page.url))
      plan.render.set(page.url, page);
  return plan;
}

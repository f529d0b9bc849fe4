import { YangguangError } from '@yangguang/schemas';
import { keys } from '../../src/content/keys.ts';
import type { Snapshot } from '../../src/content/database.ts';
import type { DeadLinks } from '../links/dead-links.ts';
import { copy } from '../copy.ts';
import { holdBack } from '../snapshot/apply.ts';
import { reasonOf } from '../snapshot/checked-change.ts';
import { pagesOf, planEverything, planTouched, type PagePlan } from '../render/page-plan.ts';
import { forgetOverruns, readOverruns } from '../render/overruns.ts';
import { suspectsApart } from '../render/suspects-apart.ts';
import { renderPages, suspects, type PageFailure, type RenderContext } from '../render/render-pages.ts';

export interface PageChanges {
  /** URLs whose bytes are new. */
  changed: Set<string>;
  removed: Set<string>;
}

export interface AffectedPages extends PageChanges {
  /** Those that nobody was told of as they came: all but the pages of a full build that were sound at once. */
  later: PageChanges;
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
  context: RenderContext & { deadLinks: () => DeadLinks[] },
  touched: readonly string[] | 'everything',
): Promise<AffectedPages> {
  const { renderer, reader, cache } = context;
  const [all, later] = [noChanges(), noChanges()];
  reader.refresh();
  let plan = await planOf(db, context, touched);
  for (;;) {
    const { isWhole } = plan;
    const { changed, removed, failures } = await renderPages(plan, context);
    for (const known of isWhole ? [all] : [all, later]) addTo(known, changed, removed);
    const dead = failures.length === 0 ? context.deadLinks() : [];
    if (failures.length + dead.length === 0) return { ...all, later };
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

const noChanges = (): PageChanges => ({ changed: new Set(), removed: new Set() });

function addTo(known: PageChanges, changed: readonly string[], removed: readonly string[]): void {
  for (const url of changed) {
    known.changed.add(url);
    known.removed.delete(url);
  }
  for (const url of removed) {
    known.removed.add(url);
    known.changed.delete(url);
  }
}

/**
 * What to render. Of pages for which a process was ended the record is taken back first: other pages that read it would
 * not come to their end either (A8).
 */
async function planOf(
  db: Snapshot,
  context: RenderContext,
  touched: readonly string[] | 'everything',
): Promise<PagePlan> {
  const { renderer, reader, cache, pool } = context;
  const planned = (keysTouched: typeof touched): PagePlan =>
    keysTouched === 'everything'
      ? planEverything(renderer.routes, reader)
      : planTouched(keysTouched, renderer.routes, reader, cache);
  const plan = planned(touched);
  const overruns = readOverruns(pool.overruns);
  const failures = [...overruns].flatMap(([url, what]): PageFailure[] => {
    const page = plan.render.get(url);
    return page ? [{ page, problem: copy.overrun[what], isOverrun: true }] : [];
  });
  if (failures.length === 0) return plan;
  const again = await takeBack(db, context, failures);
  reader.refresh();
  return planned(touched === 'everything' ? touched : [...touched, ...again]);
}

/** Takes back one waiting change for each failed page. @returns the keys that touched. */
async function takeBack(db: Snapshot, context: RenderContext, failures: PageFailure[]): Promise<Set<string>> {
  const held = new Map<string, string>();
  const isWaiting = db.prepare<[string], number>('SELECT 1 FROM unreleased WHERE id = ?').pluck();
  for (const failure of failures) {
    const { page, problem } = failure;
    const own = ownRecord(context, page.scope);
    const read = own !== undefined && isWaiting.get(own) !== undefined ? [own] : await suspectsOf(failure, context);
    if (read.some((id) => held.has(id))) continue;
    const culprit = read.find((id) => isWaiting.get(id) !== undefined);
    const place = `${page.url} ${problem}`;
    if (culprit === undefined) {
      // Perhaps the machine was slow: the next cycle tries it again.
      forgetOverruns(context.pool.overruns);
      throw new YangguangError('publisher.page-failed', place);
    }
    held.set(culprit, reasonOf(new YangguangError('record.breaks-page', place)));
  }
  const touched = holdBack(
    db,
    [...held].map(([id, reason]) => ({ id, reason })),
    new Date().toISOString(),
  );
  forgetOverruns(context.pool.overruns);
  return touched;
}

const suspectsOf = ({ page, isOverrun }: PageFailure, context: RenderContext): Promise<string[]> =>
  isOverrun ? suspectsApart(page, context.pool) : suspects(page, context);

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

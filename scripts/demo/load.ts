import { addDays, shanghaiDate } from '@yangguang/schemas';
import type { DemoTarget } from '../lib/system/load-demo.ts';
import { assignSections } from '../lib/officers/sections.ts';
import { noticeText, pastAssessment } from './assessment.ts';
import { collection } from './collection.ts';
import { importAll } from './loading/import-all.ts';
import { officers, type Ask } from './loading/officers.ts';
import { takeOver } from './loading/past-assessment.ts';
import { runCourse } from './loading/run-course.ts';
import { smallSelection } from './selection.ts';

export interface LoadOptions {
  /** `small` is about thirty records of every type. */
  selection?: 'all' | 'small';
}

/**
 * Fills an empty system with the demo bureau: what was public on its old site comes in by migration, and what it has
 * in hand goes through the procedure. A system that holds anything public is left as it is.
 */
export async function load(target: DemoTarget, options: LoadOptions = {}): Promise<void> {
  if (await hasPublished(target)) return;
  const all = collection();
  const { migrated, inHand } = options.selection === 'small' ? smallSelection(all) : all;
  const ids = await importAll(target, migrated);
  await assignSections(target.cmsUrl, target.accounts);
  const ask = officers(target);
  await assess(target, ask(undefined), options.selection === 'small');
  for (const record of inHand)
    await runCourse(ask(record.fields['leadDepartment']), record, { records: migrated, ids });
}

/** The last year's assessment of the sections is done, this year's has been announced. */
async function assess(target: DemoTarget, ask: Ask, isSmall: boolean): Promise<void> {
  if (!isSmall) await takeOver(target, pastAssessment);
  const today = shanghaiDate(new Date());
  const year = Number(today.slice(0, 4));
  await ask('disclosure-office', '/assessment/rounds', { year, assessOn: addDays(today, 30), note: noticeText(year) });
}

async function hasPublished({ cmsUrl, secrets }: DemoTarget): Promise<boolean> {
  const response = await fetch(`${cmsUrl}/api/outbox/changes?after=0&limit=1`, {
    headers: { authorization: `Bearer ${secrets.OUTBOX_TOKEN}` },
  });
  if (!response.ok) throw new Error(`the change feed answered ${response.status}`);
  const { changes } = (await response.json()) as { changes: unknown[] };
  return changes.length > 0;
}

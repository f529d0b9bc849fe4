import type { Core } from '@strapi/types';
import { contentTypeOf, endedPeriods, lastDayOf, periodText, type ClockSource } from '@yangguang/schemas';
import { heads, tableOf, withValues, type Head } from './records';
import type { Started } from './unpublished';

type Source = Extract<ClockSource, { kind: 'periodic' }>;
type Figures = Head & { period: string };

/**
 * Periods that are over and of which no record is public (R-SRC-09, D-11): each since the first that ever was public, and
 * each that a draft is about. Figures that were withdrawn are missing again. A period is named by its draft; one that
 * has none by itself, and is the affair of the section of the newest figures.
 */
export async function periodic(
  strapi: Core.Strapi,
  source: Source,
  withdrawn: ReadonlySet<string>,
  today: string,
  documentId?: string,
): Promise<Started[]> {
  const shown = await figures(strapi, source, 'public');
  const drafts = await figures(strapi, source, 'draft');
  const once = [...shown, ...drafts.filter((draft) => withdrawn.has(draft.documentId))].sort(byPeriod);
  const told = new Set(shown.map(({ period }) => period));
  const since = once[0] ? endedPeriods(once[0].period, today) : [];
  const begun = drafts.flatMap(({ period }) => (lastDayOf(period) < today ? [period] : []));
  const missing = [...new Set([...since, ...begun])].filter((period) => !told.has(period));
  return missing.flatMap((period): Started[] => {
    const own = drafts.filter((draft) => draft.period === period);
    const draft = own.find((one) => one.documentId === documentId) ?? own[0];
    if (documentId !== undefined && draft?.documentId !== documentId) return [];
    // Of a public version the section is there only once it is public itself.
    const newest = drafts.find((one) => one.documentId === once.at(-1)?.documentId);
    return [{ ...(draft ?? namedBy(source, period, newest)), type: source.type, start: lastDayOf(period) }];
  });
}

const byPeriod = (a: Figures, b: Figures): number => (a.period < b.period ? -1 : 1);

/** Of drafts those that are meant for readers. */
async function figures(strapi: Core.Strapi, source: Source, version: 'draft' | 'public'): Promise<Figures[]> {
  const table = tableOf(strapi, source.type);
  const period = `record.${table.column(source.field)}`;
  const filled = heads(strapi, source.type, version)
    .select({ period })
    .whereNotNull(period)
    .orderBy('record.document_id');
  const rows: Figures[] = await withValues(filled, table, { disclosureAttribute: 'proactive' });
  // Strapi looks at no pattern while a draft is written.
  const { schema } = contentTypeOf(source.type).fields[source.field] ?? {};
  return rows.filter((row) => schema?.safeParse(row.period).success);
}

function namedBy(source: Source, period: string, newest: Head | undefined): Head {
  const title = periodText(period) + contentTypeOf(source.type).label;
  const { departmentId = null, department = null } = newest ?? {};
  return { documentId: '', title, indexNumber: null, creator: null, departmentId, department };
}

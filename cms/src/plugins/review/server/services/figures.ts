import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  at,
  contentTypeOf,
  describeIssue,
  error,
  periodFieldOf,
  periodText,
  type AnyRecord,
  type PermitStatistics,
} from '@yangguang/schemas';
import { copy } from '../../copy';

/**
 * Of one period readers find one set of figures (R-SRC-09, R-SRC-10). Behind this stands a unique index, for two that are
 * signed in the same instant.
 *
 * @throws {PolicyError} naming the record of the same period that is public.
 */
export async function assertOnlyOfPeriod(strapi: Core.Strapi, record: AnyRecord): Promise<void> {
  const type = contentTypeOf(record.type);
  const field = periodFieldOf(type);
  if (field === undefined) return;
  const period = String(record[field]);
  const other: { indexNumber: string; title: string } | null = await strapi.db
    .query(type.uid as UID.ContentType)
    .findOne({
      where: { [field]: period, documentId: { $ne: record.id }, publishedAt: { $notNull: true } },
      select: ['indexNumber', 'title'],
    });
  if (!other) return;
  const told = copy.figures.periodTaken(periodText(period), type.label, other.title, other.indexNumber);
  throw new errors.PolicyError(told, { code: 'period-taken' });
}

/**
 * Figures are told under the name of a permit whose guide is public, so that readers find the one by the other (R-SRC-10).
 *
 * @throws {ValidationError} with every row whose name is none.
 */
export async function assertNamesPermits(strapi: Core.Strapi, record: AnyRecord): Promise<void> {
  if (record.type !== 'permit-statistics') return;
  const rows = record['permitRows'] as PermitStatistics['permitRows'];
  const found: { title: string }[] = await strapi.db.query('api::permit-item.permit-item').findMany({
    where: { title: { $in: rows.map(({ permitName }) => permitName) }, publishedAt: { $notNull: true } },
    select: ['title'],
  });
  const names = new Set(found.map(({ title }) => title));
  const type = contentTypeOf(record.type);
  const lines = rows.flatMap(({ permitName: name }, index) => {
    if (names.has(name)) return [];
    return [
      describeIssue(at(error('permitRows', 'statistics.unknown-permit', { name }), index + 1, 'permitName'), type),
    ];
  });
  if (lines.length > 0) throw new errors.ValidationError(copy.hasIssues(lines), { issues: lines });
}

import { relationKinds } from '@yangguang/schemas';
import type { Content, PublicRecord } from '../content/content.ts';
import { copy } from '../copy/zh-cn.ts';
import { correctionAnchor } from './corrections.ts';
import { relatedRecords } from './related.ts';
import { shanghaiDate } from './shanghai-time.ts';

/** Something that happened to a document on a day. */
export interface TimelineEvent {
  date: string;
  label: string;
  /** Where readers learn more: the document that did it, or a place on this page. */
  link?: { href: string; label: string };
}

/** 文件沿革: what a policy document went through and by what, oldest first; nothing for records of other types (D-9). */
export function timelineOf(item: PublicRecord, content: Content): TimelineEvent[] {
  const { record, firstPublishedAt } = item;
  if (record.type !== 'policy-document') return [];
  const { timeline } = copy;
  const events = [
    ...on(record['documentDate'], timeline.signed),
    ...on(shanghaiDate(firstPublishedAt), timeline.published),
    ...on(record['effectiveDate'], timeline.effective),
    ...content.referencing(record.id, 'policy-interpretation', 'policies').map(interpreted),
    ...record.changeNotes.map(corrected),
    ...causedBy(relationKinds['amended-by'], timeline.amended, item, content),
    ...ended(item, content),
  ];
  // What happened on one day stays in the order of the life of a document.
  return events.sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1));
}

const on = (date: unknown, label: string): TimelineEvent[] => (typeof date === 'string' ? [{ date, label }] : []);

const linkTo = ({ path, record }: PublicRecord) => ({ href: path, label: record.title });

const interpreted = (item: PublicRecord): TimelineEvent => ({
  date: shanghaiDate(item.firstPublishedAt),
  label: copy.timeline.interpreted,
  link: linkTo(item),
});

const corrected = ({ date, note }: { date: string; note: string }, index: number): TimelineEvent => ({
  date,
  label: copy.timeline.corrected,
  link: { href: `#${correctionAnchor(index)}`, label: note },
});

/** A document that changed this one does so from the day on which it is in force itself. */
function causedBy(relation: string, label: string, item: PublicRecord, content: Content): TimelineEvent[] {
  const causes = relatedRecords(item, content).filter((related) => related.relation === relation);
  return causes.flatMap(({ item: cause }) => {
    if (!cause) return [];
    const date = cause.record['effectiveDate'] ?? cause.record['documentDate'] ?? cause.record.formedDate;
    return [{ date: String(date), label, link: linkTo(cause) }];
  });
}

function ended(item: PublicRecord, content: Content): TimelineEvent[] {
  const { record } = item;
  const { timeline } = copy;
  if (record.validityStatus === 'lapsed') return on(record['expiryDate'], timeline.lapsed);
  if (record.validityStatus !== 'repealed') return [];
  const [cause] = causedBy(relationKinds['repealed-by'], timeline.repealed, item, content);
  const stated = on(record['repealedDate'], timeline.repealed).map((event) => ({
    ...event,
    ...(cause?.link && { link: cause.link }),
  }));
  return stated.length > 0 || !cause ? stated : [cause];
}

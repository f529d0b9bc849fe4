import { copy } from '../../copy';
import type { DueItem } from './due-item';

const listed = 30;

/**
 * What one officer is told: counts, clocks, days and index numbers. No titles and no names, because a mail leaves the
 * house and a title may name a person.
 */
export function mailText(items: readonly DueItem[], boardUrl: string): { subject: string; text: string } {
  const count = (group: DueItem['group']) => items.filter((item) => item.group === group).length;
  const subject = copy.mail.subject(count('overdue'), count('today'), count('week'));
  const lines = items.slice(0, listed).map((item, index) => `${index + 1}. ${lineOf(item)}`);
  const more = items.length > listed ? [copy.mail.more(items.length - listed)] : [];
  return { subject, text: [copy.mail.opening, '', ...lines, ...more, '', copy.mail.link(boardUrl), ''].join('\n') };
}

function lineOf({ label, task, dueDate, group, indexNumber, provisional }: DueItem): string {
  const due = dueDate === null ? copy.left.unknown : copy.mail.due(dueDate, copy.board.groups[group]);
  const mark = provisional ? `（${copy.board.provisional}）` : '';
  return [`${label}（${task}）`, due + mark, indexNumber ?? ''].filter(Boolean).join('　');
}

import { Badge } from '@strapi/design-system';
import { copy } from '../../copy';
import type { DueItem } from '../../server/rules/due-item';
import { oneLine } from './one-line';

const tones = { green: 'success', yellow: 'warning', orange: 'warning', red: 'danger' } as const;

/** How much time is left, in words; the colour only repeats it (R-CLK-02). */
export function LeftBadge({ item }: { item: DueItem }) {
  const tone = tones[item.light];
  return (
    <Badge style={oneLine} backgroundColor={`${tone}100`} textColor={`${tone}700`} data-testid="deadline-left">
      {leftText(item)}
    </Badge>
  );
}

function leftText({ left, unit }: DueItem): string {
  // Months are counted by the day when it comes to what is left.
  const name = copy.units[unit === 'month' ? 'calendar-day' : unit];
  if (left === null) return copy.left.unknown;
  if (left < 0) return copy.left.overdue(-left, name);
  if (left === 0 && unit === 'hour') return copy.emergency.lessThanAnHour;
  return left === 0 ? copy.left.today : copy.left.left(left, name);
}

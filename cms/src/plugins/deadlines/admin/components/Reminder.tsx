import { Widget } from '@strapi/strapi/admin';
import { Figures, WidgetBody, WidgetList, WidgetRow } from '../../../../admin/home/WidgetParts';
import { copy } from '../../copy';
import type { DueItem } from '../../server/rules/due-item';
import type { SectionCounts } from '../../server/services/board';
import { boardOf, pathOf, useBoardQuery } from '../api';
import { LeftBadge } from './LeftBadge';

const shown = 5;
const groups = ['overdue', 'today', 'week'] as const;

/**
 * On the home page: how much is overdue and due this week, each count the way to what was counted; and what presses most,
 * for those who oversee all sections by section (F-6).
 */
export function Reminder() {
  const { data, isError } = useBoardQuery({ pageSize: String(shown) });
  if (isError) return <Widget.Error>{copy.board.loadFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  if (groups.every((group) => data.counts[group] === 0)) return <Widget.NoData>{copy.widget.empty}</Widget.NoData>;
  const figures = groups.map((group) => ({
    label: copy.board.groups[group],
    value: String(data.counts[group]),
    to: boardOf({ group }),
    isWarning: group === 'overdue' && data.counts.overdue > 0,
  }));
  return (
    <WidgetBody name="due">
      <Figures figures={figures} />
      <WidgetList>
        {data.seesAll
          ? data.sections.map((section) => <Section key={section.value} section={section} />)
          : data.items
              .filter(({ group }) => group !== 'later')
              .map((item) => <Item key={item.clock + item.type + item.documentId + item.start} item={item} />)}
      </WidgetList>
    </WidgetBody>
  );
}

function Section({ section: { value: department, label, counts } }: { section: SectionCounts }) {
  const group = groups.find((one) => counts[one] > 0) ?? 'week';
  return (
    <WidgetRow
      title={label}
      to={boardOf({ group, department })}
      note={copy.widget.section(counts.overdue, counts.today, counts.week)}
      isWarning={counts.overdue > 0}
    />
  );
}

function Item({ item }: { item: DueItem }) {
  return (
    <WidgetRow
      title={item.title}
      to={pathOf(item)}
      note={`${item.label}　${item.task}　${item.dueDate ?? ''}`}
      badge={<LeftBadge item={item} />}
    />
  );
}

import { Flex, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { copy } from '../../copy';
import type { DueItem } from '../../server/rules/due-item';
import { pathOf, useBoardQuery } from '../api';
import { LeftBadge } from './LeftBadge';

const shown = 5;

/** On the home page: how much is overdue and due this week, and what presses most. */
export function Reminder() {
  const { data, isError } = useBoardQuery({ pageSize: String(shown) });
  if (isError) return <Widget.Error>{copy.board.loadFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  const pressing = data.items.filter(({ group }) => group !== 'later');
  if (pressing.length === 0) return <Widget.NoData>{copy.widget.empty}</Widget.NoData>;
  const groups = (['overdue', 'today', 'week'] as const).map(
    (group) => `${copy.board.groups[group]} ${data.counts[group]}`,
  );
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-testid="deadline-widget">
      <Typography fontWeight="bold">{groups.join('　')}</Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {pressing.map((item) => (
          <Item key={item.clock + item.type + item.documentId} item={item} />
        ))}
      </Flex>
    </Flex>
  );
}

function Item({ item }: { item: DueItem }) {
  return (
    <Flex tag="li" justifyContent="space-between" gap={3}>
      <div>
        <Link tag={NavLink} to={pathOf(item)}>
          {item.title}
        </Link>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {`${item.label}　${item.task}　${item.dueDate ?? ''}`}
        </Typography>
      </div>
      <LeftBadge item={item} />
    </Flex>
  );
}

import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { copy } from '../../copy';
import type { QueueItem } from '../../server/services/queue';
import { useReviewQueueQuery } from '../api';
import { timeText } from '../time';
import { ItemBadge } from './StateBadge';

/** On the home page: what waits longest for the officer. */
export function Todo() {
  const { data, isError } = useReviewQueueQuery({ scope: 'waiting', pageSize: '5' });
  if (isError) return <Widget.Error>{copy.screen.loadFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  if (data.items.length === 0) return <Widget.NoData>{copy.screen.empty.waiting}</Widget.NoData>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3} width="100%">
      {data.items.map((item) => (
        <Item key={item.documentId} item={item} />
      ))}
    </Flex>
  );
}

function Item({ item }: { item: QueueItem }) {
  return (
    <Flex tag="li" justifyContent="space-between" gap={3}>
      <Box overflow="hidden">
        <Link tag={NavLink} to={recordPath(item)}>
          {item.title || copy.screen.untitled}
        </Link>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {`${item.typeLabel}　${timeText(item.updatedAt)}`}
        </Typography>
      </Box>
      <ItemBadge item={item} />
    </Flex>
  );
}

export function recordPath({ uid, documentId }: Pick<QueueItem, 'uid' | 'documentId'>): string {
  return `/content-manager/collection-types/${uid}/${documentId}`;
}

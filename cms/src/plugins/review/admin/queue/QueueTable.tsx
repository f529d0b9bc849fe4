import { Badge, Box, Checkbox, Flex, Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import { guestCopy } from '../../guest-copy';
import type { QueueItem } from '../../server/services/queue-items';
import { ItemBadge } from '../components/StateBadge';
import { PreviewLink } from '../preview/PreviewLink';
import { recordPath } from '../record-path';
import { timeText } from '../time';
import type { Choice } from './use-choice';

const texts = copy.screen;

interface Props {
  items: readonly QueueItem[];
  choice: Choice;
}

export function QueueTable({ items, choice }: Props) {
  const headings = headingsOf(texts.columns);
  const all = { key: 'choose', text: <ChooseAll choice={choice} /> };
  const isChoice = choice.choosable.length > 0;
  return (
    <PlainTable caption={texts.title} headings={isChoice ? [all, ...headings] : headings}>
      {items.map((item) => (
        <tr key={item.uid + item.documentId}>
          {isChoice && (
            <td>
              <ChooseOne item={item} choice={choice} />
            </td>
          )}
          <Cells item={item} />
        </tr>
      ))}
    </PlainTable>
  );
}

function ChooseAll({ choice: { items, choosable, choose } }: { choice: Choice }) {
  return (
    <Checkbox
      aria-label={texts.bulk.chooseAll}
      checked={items.length === choosable.length ? true : items.length > 0 ? 'indeterminate' : false}
      onCheckedChange={(isChosen: boolean | 'indeterminate') => choose(choosable, isChosen === true)}
    />
  );
}

function ChooseOne({ item, choice }: { item: QueueItem; choice: Choice }) {
  if (item.bulk.length === 0) return null;
  return (
    <Checkbox
      aria-label={texts.bulk.choose(item.title || texts.untitled)}
      checked={choice.isChosen(item)}
      onCheckedChange={(isChosen: boolean | 'indeterminate') => choice.choose([item], isChosen === true)}
    />
  );
}

function Cells({ item }: { item: QueueItem }) {
  return (
    <>
      <td>
        <Box minWidth="12rem" maxWidth="40rem">
          <Flex gap={4} wrap="wrap">
            <Link tag={NavLink} to={recordPath(item)}>
              {item.title || texts.untitled}
            </Link>
            <PreviewLink place={item} />
          </Flex>
          {item.guest && (
            <Typography variant="pi" textColor={item.guest === 'answered' ? 'success700' : 'neutral600'} tag="p">
              {guestCopy.queue[item.guest]}
            </Typography>
          )}
          {item.setback && (
            <Typography variant="pi" textColor="warning700" tag="p">
              {texts.setback(item.setback.account, item.setback.reason)}
            </Typography>
          )}
        </Box>
      </td>
      <ShortCell>{item.typeLabel}</ShortCell>
      <td>
        <ItemBadge item={item} />
      </td>
      <Cell>{item.department ?? ''}</Cell>
      <ShortCell>{item.submittedBy ?? ''}</ShortCell>
      <td>
        <Due due={item.due} />
      </td>
      <ShortCell>{timeText(item.updatedAt, 'day')}</ShortCell>
    </>
  );
}

function Cell({ children }: { children: string }) {
  return (
    <td>
      <Typography textColor="neutral800">{children}</Typography>
    </td>
  );
}

/** Names and times stay on one line. */
function ShortCell({ children }: { children: string }) {
  return (
    <td style={{ whiteSpace: 'nowrap' }}>
      <Typography textColor="neutral800">{children}</Typography>
    </td>
  );
}

function Due({ due }: Pick<QueueItem, 'due'>) {
  if (!due) return null;
  return (
    <Box style={{ whiteSpace: 'nowrap' }}>
      <Typography textColor="neutral800" tag="p">
        {due.date}
      </Typography>
      {due.isOverdue && (
        <Badge backgroundColor="danger100" textColor="danger700">
          {texts.isOverdue}
        </Badge>
      )}
    </Box>
  );
}

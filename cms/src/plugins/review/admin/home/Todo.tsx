import { Box, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { Figures, WidgetBody, WidgetList, WidgetRow } from '../../../../admin/home/WidgetParts';
import { copy } from '../../copy';
import { guestCopy } from '../../guest-copy';
import type { QueueItem } from '../../server/services/queue-items';
import { useReviewQueueQuery } from '../api';
import { ItemBadge } from '../components/StateBadge';
import { queuePath, recordPath } from '../record-path';

const texts = copy.screen.widgets;

/** On the home page: what waits for the officer, overdue first; what came back, with the reason. */
export function Todo() {
  const { data, isError } = useReviewQueueQuery({ scope: 'waiting', pageSize: '5' });
  if (isError) return <Widget.Error>{copy.screen.loadFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  if (data.waiting + data.overdue === 0)
    return data.isHomeless ? <Homeless /> : <Widget.NoData>{texts.todoEmpty}</Widget.NoData>;
  const escalated = { label: texts.todoCounts.escalated, to: `${queuePath}?scope=overdue`, isWarning: true };
  return (
    <WidgetBody name="todo">
      {data.isHomeless && <Homeless />}
      <Figures
        figures={[
          { label: texts.todoCounts.waiting, value: String(data.waiting), to: queuePath },
          ...(data.overdue > 0 ? [{ ...escalated, value: String(data.overdue) }] : []),
        ]}
      />
      <WidgetList>
        {data.items.map((item) => (
          <Item key={item.documentId} item={item} />
        ))}
      </WidgetList>
    </WidgetBody>
  );
}

/** Said where everybody looks first: without a section an account sees nothing of what is under way (B-6). */
function Homeless() {
  return (
    <Box background="warning100" padding={3} hasRadius data-testid="homeless">
      <Typography variant="pi" textColor="warning700">
        {texts.homeless}
      </Typography>
    </Box>
  );
}

function Item({ item }: { item: QueueItem }) {
  const { due, setback } = item;
  const when = due && (due.isOverdue ? texts.wasDueOn(due.date) : texts.dueOn(due.date));
  const why = setback && copy.screen.setback(setback.account, setback.reason);
  const guest = item.guest && guestCopy.queue[item.guest];
  return (
    <WidgetRow
      title={item.title || copy.screen.untitled}
      to={recordPath(item)}
      note={[item.typeLabel, when, guest, why].filter(Boolean).join('　')}
      isWarning={due?.isOverdue ?? false}
      badge={<ItemBadge item={item} />}
    />
  );
}

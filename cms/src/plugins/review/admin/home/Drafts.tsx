import { Widget } from '@strapi/strapi/admin';
import { WidgetBody, WidgetList, WidgetRest, WidgetRow } from '../../../../admin/home/WidgetParts';
import { copy } from '../../copy';
import { useReviewQueueQuery } from '../api';
import { recordPath } from '../record-path';
import { timeText } from '../time';

const texts = copy.screen.widgets;

/** On the home page: what the officer began and has not submitted yet. */
export function Drafts() {
  const { data, isError } = useReviewQueueQuery({ scope: 'drafts', pageSize: '5' });
  if (isError) return <Widget.Error>{copy.screen.loadFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  if (data.total === 0) return <Widget.NoData>{texts.draftsEmpty}</Widget.NoData>;
  return (
    <WidgetBody name="drafts">
      <WidgetList>
        {data.items.map((item) => (
          <WidgetRow
            key={item.documentId}
            title={item.title || copy.screen.untitled}
            to={recordPath(item)}
            note={`${item.typeLabel}　${texts.editedAt(timeText(item.updatedAt))}`}
          />
        ))}
      </WidgetList>
      <WidgetRest count={data.total - data.items.length} text={texts.more} />
    </WidgetBody>
  );
}

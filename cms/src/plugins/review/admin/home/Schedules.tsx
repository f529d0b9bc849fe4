import { Widget } from '@strapi/strapi/admin';
import { WidgetBody, WidgetList, WidgetRest, WidgetRow } from '../../../../admin/home/WidgetParts';
import { copy } from '../../copy';
import { useComingSchedulesQuery } from '../api';
import { recordPath } from '../record-path';
import { timeText } from '../time';

const texts = copy.screen.widgets;

/** On the home page: what goes out or is taken back by itself next. */
export function Schedules() {
  const { data, isError } = useComingSchedulesQuery();
  if (isError) return <Widget.Error>{copy.screen.loadFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  if (data.total === 0) return <Widget.NoData>{texts.schedulesEmpty}</Widget.NoData>;
  return (
    <WidgetBody name="schedules">
      <WidgetList>
        {data.items.map((item) => (
          <WidgetRow
            key={item.documentId + item.action}
            title={item.title || copy.screen.untitled}
            to={recordPath(item)}
            note={`${item.typeLabel}　${timeText(item.dueAt, 'day')} ${texts.scheduled[item.action]}`}
          />
        ))}
      </WidgetList>
      <WidgetRest count={data.total - data.items.length} text={texts.more} />
    </WidgetBody>
  );
}

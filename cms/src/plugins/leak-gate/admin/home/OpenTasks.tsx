import { Widget } from '@strapi/strapi/admin';
import { Figures, WidgetBody, WidgetList, WidgetRow } from '../../../../admin/home/WidgetParts';
import { copy } from '../../copy';
import { useLeakTasksQuery } from '../api';
import { timeText } from '../time';

const texts = copy.taskPage;
const shown = 4;

/** On the home page: what the confidentiality reviewer is asked about (B-5). */
export function OpenTasks() {
  const { data, isError } = useLeakTasksQuery({ state: 'open', page: '1', pageSize: String(shown) });
  if (isError) return <Widget.Error>{copy.screen.readFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  if (data.open === 0) return <Widget.NoData>{`${texts.empty.open}。`}</Widget.NoData>;
  return (
    <WidgetBody name="tasks">
      <Figures figures={[{ label: texts.states.open, value: String(data.open), to: '/plugins/leak-gate-tasks' }]} />
      <WidgetList>
        {data.items.map(({ id, uid, documentId, title, typeLabel, at, text }) => (
          <WidgetRow
            key={id}
            title={title}
            to={`/content-manager/collection-types/${uid}/${documentId}`}
            note={`${typeLabel}　${timeText(at)}　${text}`}
          />
        ))}
      </WidgetList>
    </WidgetBody>
  );
}

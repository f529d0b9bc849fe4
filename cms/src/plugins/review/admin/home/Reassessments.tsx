import { Widget } from '@strapi/strapi/admin';
import { Figures, WidgetBody, WidgetList, WidgetRow } from '../../../../admin/home/WidgetParts';
import { copy } from '../../copy';
import { useWithheldQuery } from '../reassessment/api';
import { reassessmentPath, recordPath } from '../record-path';

const texts = copy.screen.widgets;
const shown = 3;

/** On the home page: withheld records that somebody has to look at again, the first due first (R-REG-18). */
export function Reassessments() {
  const { data, isError } = useWithheldQuery();
  if (isError) return <Widget.Error>{copy.screen.loadFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  if (data.records.length === 0) return <Widget.NoData>{texts.reassessmentsEmpty}</Widget.NoData>;
  const { due, all } = texts.reassessmentCounts;
  return (
    <WidgetBody name="reassessments">
      <Figures
        figures={[
          { label: due, value: String(data.due), to: reassessmentPath, isWarning: data.due > 0 },
          { label: all, value: String(data.records.length), to: reassessmentPath },
        ]}
      />
      <WidgetList>
        {data.records.slice(0, shown).map((record) => (
          <WidgetRow
            key={record.documentId}
            title={record.title || copy.screen.untitled}
            to={recordPath(record)}
            note={`${record.typeLabel}　${texts.reassessBy(record.dueOn)}`}
            isWarning={record.isDue}
          />
        ))}
      </WidgetList>
    </WidgetBody>
  );
}

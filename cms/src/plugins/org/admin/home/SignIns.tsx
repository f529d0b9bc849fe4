import { Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { Figures, WidgetBody, WidgetList, WidgetRow } from '../../../../admin/home/WidgetParts';
import { copy } from '../../copy';
import { useSignInSummaryQuery } from '../api';
import { timeText } from '../time';
import { securityPath } from './paths';

const texts = copy.widgets;

/** On the home page of the security administrator: sign-ins that failed today, and whose rights changed lately. */
export function SignIns() {
  const { data, isError } = useSignInSummaryQuery();
  if (isError) return <Widget.Error>{texts.signInsFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  const { failedToday, changes } = data;
  return (
    <WidgetBody name="sign-ins">
      <Figures
        figures={[
          { label: texts.failedToday, value: String(failedToday), to: securityPath, isWarning: failedToday > 0 },
        ]}
      />
      <Typography variant="pi" fontWeight="bold" tag="h3">
        {changes.length > 0 ? texts.changes : texts.noChanges}
      </Typography>
      <WidgetList>
        {changes.map(({ seq, at, by, label, subject, roles }) => (
          <WidgetRow
            key={seq}
            title={`${subject}　${texts.change(label, roles)}`}
            note={texts.changedBy(timeText(Date.parse(at)), by)}
          />
        ))}
      </WidgetList>
    </WidgetBody>
  );
}

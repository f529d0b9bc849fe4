import { Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { Figures, WidgetBody } from '../../../../admin/home/WidgetParts';
import { copy } from '../../copy';
import type { LogSummary } from '../../server/services/figures';
import { useAuditSummaryQuery } from '../api';

const texts = copy.widget;
type Today = keyof LogSummary['today'];

/** Where the log shows what was counted; several actions at once are no filter of it. */
const actions: Readonly<Record<Today, string>> = {
  entries: '',
  refused: '&action=attempt.refused',
  failedSignIns: '&action=signIn.refused',
  breakGlass: '&action=breakGlass.ask',
};

/** On the home page: what the log took in today, its signed head, and when it was last taken away. */
export function Summary() {
  const { data, isError } = useAuditSummaryQuery();
  if (isError) return <Widget.Error>{copy.screen.loadFailed}</Widget.Error>;
  if (!data) return <Widget.Loading />;
  const { checkpoint, lastExportAt, size } = data;
  return (
    <WidgetBody name="log">
      <Figures
        figures={(Object.keys(texts.figures) as Today[]).map((name) => ({
          label: texts.figures[name],
          value: String(data.today[name]),
          to: `/plugins/audit?from=${today()}${actions[name]}`,
          isWarning: name !== 'entries' && data.today[name] > 0,
        }))}
      />
      <div>
        <Line>{texts.size(size)}</Line>
        <Line>{checkpoint ? texts.checkpoint(checkpoint.size, timeText(checkpoint.at)) : texts.noCheckpoint}</Line>
        {checkpoint && <Line>{texts.root(checkpoint.root)}</Line>}
        <Line>{lastExportAt ? texts.lastExport(timeText(lastExportAt)) : texts.neverExported}</Line>
      </div>
    </WidgetBody>
  );
}

/** The log tells the time of Shanghai. */
const timeText = (at: string): string => at.slice(0, 16).replace('T', ' ');
const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());

function Line({ children }: { children: string }) {
  return (
    <Typography variant="pi" textColor="neutral600" tag="p" style={{ overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  );
}

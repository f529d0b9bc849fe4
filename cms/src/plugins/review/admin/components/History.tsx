import { Accordion, Box, Flex, Typography } from '@strapi/design-system';
import { copy } from '../../copy';
import type { SheetQuestion } from '../../server/rules/sheet';
import type { CaseView, HistoryEntry } from '../../server/services/cases';
import { timeText } from '../time';
import { actingAs } from './Timeline';

/** Everything that was decided about the record, newest first, with the closed confidentiality sheets. */
export function History({ view }: { view: CaseView }) {
  if (view.history.length === 0) return null;
  return (
    <Accordion.Root size="S">
      <Accordion.Item value="history">
        <Accordion.Header>
          <Accordion.Trigger>{copy.screen.history(view.history.length)}</Accordion.Trigger>
        </Accordion.Header>
        <Accordion.Content>
          <Flex tag="ol" direction="column" alignItems="stretch" gap={3} padding={3}>
            {view.history.map((entry) => (
              <Entry key={`${entry.at}${entry.action}${entry.account}`} entry={entry} />
            ))}
          </Flex>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
}

function Entry({ entry }: { entry: HistoryEntry }) {
  return (
    <Box tag="li">
      <Typography variant="pi" fontWeight="bold" textColor="neutral800">
        {entry.department ? `${copy.actions[entry.action]}（${entry.department}）` : copy.actions[entry.action]}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {`${entry.account}${actingAs(entry)}　${timeText(entry.at, 'day')}　${copy.screen.round(entry.round)}`}
      </Typography>
      {entry.comment && (
        <Typography variant="pi" textColor="neutral800" tag="p">
          {entry.comment}
        </Typography>
      )}
      {entry.sheet !== null && <Sheet answers={(entry.sheet as { answers: Record<SheetQuestion, boolean> }).answers} />}
    </Box>
  );
}

function Sheet({ answers }: { answers: Record<SheetQuestion, boolean> }) {
  return (
    <Box tag="ul" paddingTop={1}>
      {Object.entries(copy.sheet.questions).map(([question, text]) => (
        <Typography key={question} tag="li" variant="pi" textColor="neutral600">
          {`${text}：${answers[question as SheetQuestion] ? copy.screen.yes : copy.screen.no}`}
        </Typography>
      ))}
    </Box>
  );
}

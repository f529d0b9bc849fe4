import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { Flow, FlowStep } from '@yangguang/schemas';
import { copy } from '../../copy';
import type { FlowChoices, FlowPage } from '../../server/services/flows';
import { timeText } from '../time';

const texts = copy.flowPage;

interface Props {
  page: FlowPage;
  choices: FlowChoices;
  onTakeUp: (steps: FlowStep[]) => void;
}

/** Every flow that was ever in force, newest first; an old one can be taken up as the next version. */
export function Versions({ page, choices, onTakeUp }: Props) {
  const nameOf = new Map(choices.departments.map(({ value, label }) => [value, label]));
  const rows = [
    ...page.versions.map(({ version, flow, note, account, at }) => ({
      ...{ version, flow, note, by: `${account}　${timeText(at, 'day')}` },
    })),
    { version: 0, flow: page.defaultFlow, note: texts.defaultNote, by: '' },
  ];
  return (
    <Box tag="section" aria-label={texts.versions} paddingTop={4}>
      <Typography variant="delta" tag="h2">
        {texts.versions}
      </Typography>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3} paddingTop={3}>
        {rows.map(({ version, flow, note, by }) => (
          <Flex key={version} tag="li" justifyContent="space-between" alignItems="flex-start" gap={4}>
            <Box>
              <Typography fontWeight="bold" tag="p">
                {texts.versionTitle(version)}
              </Typography>
              <Typography tag="p">{summaryOf(flow, nameOf)}</Typography>
              <Typography variant="pi" textColor="neutral600" tag="p">
                {[note, by].filter(Boolean).join('　')}
              </Typography>
            </Box>
            <Button variant="tertiary" onClick={() => onTakeUp(flow.steps)}>
              {texts.takeUp(version)}
            </Button>
          </Flex>
        ))}
      </Flex>
    </Box>
  );
}

function summaryOf({ steps }: Flow, nameOf: Map<string, string>): string {
  return steps.map((step) => step.label + departmentsOf(step, nameOf) + limitOf(step)).join(' → ');
}

function departmentsOf({ departments }: FlowStep, nameOf: Map<string, string>): string {
  if (departments === null) return '';
  if (departments.choice === 'drafter') return `（${texts.step.drafter}）`;
  return `（${departments.ids.map((id) => nameOf.get(id) ?? id).join('、')}）`;
}

const limitOf = ({ limitWorkingDays }: FlowStep): string =>
  limitWorkingDays === null ? '' : texts.limitText(limitWorkingDays);

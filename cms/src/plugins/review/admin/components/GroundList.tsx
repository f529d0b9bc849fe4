import { Accordion, Box, Flex, Typography } from '@strapi/design-system';
import { evidenceCopy } from '../../evidence-copy';
import type { CaseView } from '../../server/services/cases';
import { timeText } from '../time';

/** On what grounds findings of the leak gate were let pass, whoever looks at the record's approval. */
export function GroundList({ view: { grounds } }: { view: CaseView }) {
  if (grounds.length === 0) return null;
  return (
    <Accordion.Root size="S">
      <Accordion.Item value="grounds">
        <Accordion.Header>
          <Accordion.Trigger>{evidenceCopy.grounds.panel(grounds.length)}</Accordion.Trigger>
        </Accordion.Header>
        <Accordion.Content>
          <Flex tag="ol" direction="column" alignItems="stretch" gap={3} padding={3}>
            {grounds.map(({ finding, ground, reason, account, at }) => (
              <Box tag="li" key={`${at}${finding}`}>
                <Typography variant="pi" fontWeight="bold" textColor="neutral800" tag="p">
                  {finding}
                </Typography>
                <Typography variant="pi" textColor="neutral800" tag="p">
                  {`${ground}：${reason}`}
                </Typography>
                <Typography variant="pi" textColor="neutral600" tag="p">
                  {`${account}　${timeText(at, 'day')}`}
                </Typography>
              </Box>
            ))}
          </Flex>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
}

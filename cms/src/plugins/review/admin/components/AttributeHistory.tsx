import { Accordion, Box, Flex, Typography } from '@strapi/design-system';
import { copy } from '../../copy';
import type { AttributeEntry, CaseView } from '../../server/services/cases';
import { timeText } from '../time';

const texts = copy.attributes;

/** What the disclosure attribute was from when on, by whom, on which ground and why, newest first. */
export function AttributeHistory({ view }: { view: CaseView }) {
  if (view.attributes.length === 0) return null;
  return (
    <Accordion.Root size="S">
      <Accordion.Item value="attributes">
        <Accordion.Header>
          <Accordion.Trigger>{texts.title(view.attributes.length)}</Accordion.Trigger>
        </Accordion.Header>
        <Accordion.Content>
          <Flex tag="ol" direction="column" alignItems="stretch" gap={3} padding={3}>
            {view.attributes.map((entry) => (
              <Entry key={entry.at} entry={entry} />
            ))}
          </Flex>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
}

function Entry({ entry }: { entry: AttributeEntry }) {
  return (
    <Box tag="li">
      <Typography variant="pi" fontWeight="bold" textColor="neutral800" tag="p">
        {`${entry.from === null ? texts.born : texts.changed(entry.from)}“${entry.attribute}”`}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {`${entry.account}　${timeText(entry.at, 'day')}`}
      </Typography>
      {[entry.ground, entry.reason].map((text, index) =>
        text ? (
          <Typography key={index} variant="pi" textColor="neutral800" tag="p">
            {text}
          </Typography>
        ) : null,
      )}
    </Box>
  );
}

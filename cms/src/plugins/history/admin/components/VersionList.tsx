import { Accordion, Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { copy } from '../../copy';
import type { HistoryPage } from '../api';
import { timeText } from '../time';

const texts = copy.screen;
type Version = HistoryPage['versions'][number];
const tones = { draft: 'neutral', submitted: 'primary', signed: 'success', live: 'success' } as const;

interface Props {
  page: HistoryPage;
  /** Restoring would throw away what is in the form. */
  isModified: boolean;
  onCompare: (version: number) => void;
  onRestore: (version: number) => void;
}

/** Every version with person, time and how far it got, newest first. */
export function VersionList({ page, isModified, onCompare, onRestore }: Props) {
  const newest = page.versions[0]?.number;
  return (
    <Accordion.Root size="S">
      <Accordion.Item value="versions">
        <Accordion.Header>
          <Accordion.Trigger>{texts.versions(page.versions.length)}</Accordion.Trigger>
        </Accordion.Header>
        <Accordion.Content>
          <Flex tag="ol" direction="column" alignItems="stretch" gap={4} padding={3} data-testid="versions">
            {page.mayRestore && isModified && (
              <Typography variant="pi" textColor="neutral600" tag="li">
                {texts.saveFirst}
              </Typography>
            )}
            {page.versions.map((version) => (
              <Box key={version.number} tag="li">
                <Heading version={version} />
                <Ways
                  version={version.number}
                  mayRestore={page.mayRestore && !isModified && version.number !== newest}
                  onCompare={onCompare}
                  onRestore={onRestore}
                />
              </Box>
            ))}
          </Flex>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
}

function Heading({ version }: { version: Version }) {
  const tone = tones[version.state];
  return (
    <>
      <Flex gap={2}>
        <Typography variant="pi" fontWeight="bold" textColor="neutral800">
          {texts.version(version.number)}
        </Typography>
        <Badge backgroundColor={`${tone}100`} textColor={`${tone}700`}>
          {copy.states[version.state]}
        </Badge>
      </Flex>
      <Line
        text={`${version.account}　${texts.madeBy(copy.causes[version.cause], version.restoredFrom)}　${timeText(version.at, 'day')}`}
      />
      {version.milestones.map(({ kind, account, at, release }) => (
        <Line
          key={`${kind}${at}`}
          text={`${account ?? ''}　${kind === 'live' ? texts.live(release) : copy.states[kind]}　${timeText(at, 'day')}`.trim()}
        />
      ))}
    </>
  );
}

function Line({ text }: { text: string }) {
  return (
    <Typography variant="pi" textColor="neutral600" tag="p">
      {text}
    </Typography>
  );
}

interface WaysProps {
  version: number;
  mayRestore: boolean;
  onCompare: (version: number) => void;
  onRestore: (version: number) => void;
}

function Ways({ version, mayRestore, onCompare, onRestore }: WaysProps) {
  return (
    <Flex gap={2} paddingTop={1}>
      <Button size="S" variant="tertiary" onClick={() => onCompare(version)} aria-label={texts.compareWith(version)}>
        {texts.compare}
      </Button>
      {mayRestore && (
        <Button size="S" variant="tertiary" onClick={() => onRestore(version)} aria-label={texts.restoreThis(version)}>
          {texts.restore}
        </Button>
      )}
    </Flex>
  );
}

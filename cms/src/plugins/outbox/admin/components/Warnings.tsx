import { Box, Flex } from '@strapi/design-system';
import { copy } from '../../copy';
import type { Publishing } from '../../server/services/publishing';
import { dayAndClock } from '../time';
import { Notice } from './Notice';

/** What is wrong with publishing as a whole, before everything else and read out when it comes. */
export function Warnings({ data: { publisher }, isStale }: { data: Publishing; isStale: boolean }) {
  const alarms = publisher.isReachable ? publisher.status.alarms : [];
  return (
    <Box role="status" data-testid="publishing-warnings">
      <Flex direction="column" alignItems="stretch" gap={2}>
        {isStale && <Notice tone="warning" title={copy.page.loadFailed} text="" />}
        {!publisher.isReachable && (
          <Notice tone="danger" title={copy.page.subtitle.unreachable} text={publisher.problem} />
        )}
        {alarms.map((alarm) => (
          <Notice
            key={alarm.code}
            tone="danger"
            title={`${copy.page.alarms}　${copy.page.since(dayAndClock(alarm.since))}`}
            text={alarm.message}
          />
        ))}
      </Flex>
    </Box>
  );
}

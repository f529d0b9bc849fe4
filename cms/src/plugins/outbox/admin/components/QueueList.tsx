import { Badge } from '@strapi/design-system';
import { copy } from '../../copy';
import type { Publishing } from '../../server/services/publishing';
import { durationText } from '../time';
import { RecordRows, Small } from './rows';

/** Signed and not yet seen live, what waits longest first. */
export function QueueList({ queue }: { queue: Publishing['queue'] }) {
  return (
    <RecordRows
      list={queue}
      testId="publishing-queue"
      empty={copy.page.empty.queue}
      keyOf={({ seq }) => seq}
      detail={({ action, stage, signedAt }) => (
        <>
          <Small>{copy.page.queueActions[action]}</Small>
          <Small>{copy.page.waitedFor(durationText(Date.now() - Date.parse(signedAt)))}</Small>
          <Badge backgroundColor="primary100" textColor="primary700">
            {copy.page.queueStages[stage]}
          </Badge>
        </>
      )}
    />
  );
}

import { Badge } from '@strapi/design-system';
import { copy } from '../../copy';
import type { QueueItem } from '../../server/services/queue-items';
import type { State } from '../../server/rules/flow';

type Tone = 'neutral' | 'primary' | 'success' | 'warning' | 'danger';

const tones: Record<State, Tone> = {
  draft: 'neutral',
  departmentReview: 'primary',
  countersigning: 'primary',
  confidentialityReview: 'primary',
  referredToAuthority: 'warning',
  awaitingSignOff: 'primary',
  signedOff: 'success',
  scheduled: 'primary',
  published: 'success',
  withheld: 'neutral',
  returned: 'warning',
  withdrawn: 'danger',
};

/** Of an item of the queue: what went out by one signature waits, though it is public. */
export function ItemBadge({ item: { state, isToConfirm } }: { item: Pick<QueueItem, 'state' | 'isToConfirm'> }) {
  return isToConfirm ? <StateBadge state="returned" text={copy.emergency.toConfirm} /> : <StateBadge state={state} />;
}

/** The state in words; the colour only repeats it. */
export function StateBadge({ state, text }: { state: State; text?: string }) {
  const tone = tones[state];
  return (
    <Badge
      backgroundColor={`${tone}100`}
      textColor={`${tone}700`}
      style={{ whiteSpace: 'nowrap' }}
      data-testid="review-state"
    >
      {text ?? copy.states[state]}
    </Badge>
  );
}

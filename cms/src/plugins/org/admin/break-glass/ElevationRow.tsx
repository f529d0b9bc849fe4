import { Button, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { copy } from '../../copy';
import type { ElevationView } from '../../server/services/elevations';
import { useDecideElevationMutation } from '../api';
import { timeText } from '../time';
import { useTell } from '../use-tell';

const texts = copy.breakGlass;

export function ElevationRow({ one }: { one: ElevationView }) {
  const decided = one.decidedBy && one.decidedAtMs !== null ? `${one.decidedBy} ${timeText(one.decidedAtMs)}` : '';
  const until = one.endsAtMs === null ? '' : texts.until(timeText(one.endsAtMs));
  return (
    <tr>
      <Cell>{one.name}</Cell>
      <Cell>{one.reason}</Cell>
      <Cell>{timeText(one.askedAtMs)}</Cell>
      <Cell>{texts.minutesOf(one.minutes)}</Cell>
      <Cell>{decided}</Cell>
      <Cell>{[texts.states[one.state], until].filter(Boolean).join(' ')}</Cell>
      <td>{one.isForYou && <Decide id={one.id} />}</td>
    </tr>
  );
}

function Cell({ children }: { children: ReactNode }) {
  return (
    <td>
      <Typography textColor="neutral800">{children}</Typography>
    </td>
  );
}

function Decide({ id }: { id: number }) {
  const [decide, { isLoading }] = useDecideElevationMutation();
  const tell = useTell();
  const send = (isGranted: boolean) => void tell(decide({ id, isGranted }), texts.decided);
  return (
    <Flex gap={2}>
      <Button variant="success" loading={isLoading} onClick={() => send(true)}>
        {texts.grant}
      </Button>
      <Button variant="danger-light" loading={isLoading} onClick={() => send(false)}>
        {texts.refuse}
      </Button>
    </Flex>
  );
}

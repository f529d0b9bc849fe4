import { useState } from 'react';
import { Badge, Box, Button, Flex, Link, Loader, Typography } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import { copy } from '../../copy';
import type { RollbackState } from '../../server/rules/rollback-request';
import type { RollbackView } from '../../server/services/rollbacks';
import { useDecideRollbackMutation, useRollbacksQuery } from '../api';
import { dayAndClock } from '../time';
import { useOutcome } from '../use-outcome';
import { ConfirmRollback } from './ConfirmRollback';
import { Empty, Row, Rows, Small } from './rows';

const tones: Record<RollbackState, 'neutral' | 'primary' | 'success' | 'warning' | 'danger'> = {
  pending: 'primary',
  sending: 'primary',
  done: 'success',
  failed: 'danger',
  unknown: 'warning',
  refused: 'neutral',
  lapsed: 'neutral',
};

/** Every rollback that was asked for: by whom, why, and what became of it. */
export function RollbackList({ refreshMs }: { refreshMs: number }) {
  const { data } = useRollbacksQuery(undefined, { pollingInterval: refreshMs });
  const [open, setOpen] = useState<RollbackView | null>(null);
  if (!data) return <Loader>{copy.page.tabs.rollbacks}</Loader>;
  if (data.items.length === 0) return <Empty text={copy.page.empty.rollbacks} />;
  return (
    <>
      <Rows testId="publishing-rollbacks">
        {data.items.map((item) => (
          <RollbackRow key={item.id} item={item} onReview={() => setOpen(item)} />
        ))}
      </Rows>
      {open && <ConfirmRollback request={open} onClose={() => setOpen(null)} />}
    </>
  );
}

function RollbackRow({ item, onReview }: { item: RollbackView; onReview: () => void }) {
  const tone = tones[item.state];
  return (
    <Row testId={`rollback-${item.id}`}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Box flex="1" minWidth="20rem">
          <Flex gap={3} wrap="wrap">
            <Typography fontWeight="bold" textColor="neutral800" tag="h3">
              {rollbackTitle(item)}
            </Typography>
            <Badge backgroundColor={`${tone}100`} textColor={`${tone}700`} data-testid="rollback-state">
              {copy.page.rollbackStates[item.state]}
            </Badge>
          </Flex>
          <Typography textColor="neutral800" tag="p" paddingTop={1}>
            {item.reason}
          </Typography>
          <Small>{peopleText(item)}</Small>
          <Result item={item} />
        </Box>
        <Decisions item={item} onReview={onReview} />
      </Flex>
    </Row>
  );
}

export function rollbackTitle({ command, to }: Pick<RollbackView, 'command' | 'to'>): string {
  const { rollback, forward } = copy.page.ask.title;
  return command === 'rollback' && to !== null ? rollback(to) : forward;
}

function peopleText(item: RollbackView): string {
  const asked = copy.page.ask.askedBy(item.askedBy, dayAndClock(item.askedAt));
  const decided =
    item.decidedBy && item.decidedAt ? copy.page.confirmedBy(item.decidedBy, dayAndClock(item.decidedAt)) : '';
  const lapses = item.state === 'pending' ? copy.page.lapsesAt(dayAndClock(item.lapsesAt)) : '';
  return [asked, decided, lapses].filter(Boolean).join('，');
}

function Result({ item }: { item: RollbackView }) {
  if (item.problem)
    return (
      <Typography variant="pi" textColor="danger700" tag="p">
        {item.problem}
      </Typography>
    );
  if (item.release === null) return null;
  const text = copy.page.result(item.release);
  if (!item.ledgerUrl) return <Small>{text}</Small>;
  return (
    <Link href={item.ledgerUrl} isExternal endIcon={<ExternalLink />}>
      {text}
    </Link>
  );
}

function Decisions({ item, onReview }: { item: RollbackView; onReview: () => void }) {
  const [decide, { isLoading }] = useDecideRollbackMutation();
  const tell = useOutcome();
  const refuse = async () => tell(await decide({ id: item.id, decision: 'refuse' }), copy.page.ask.decided);
  return (
    <Flex gap={2} wrap="wrap">
      {item.mayCancel && (
        <Button variant="tertiary" loading={isLoading} onClick={refuse}>
          {item.mayConfirm ? copy.page.ask.refuse : copy.page.ask.takeBack}
        </Button>
      )}
      {item.mayConfirm && <Button onClick={onReview}>{copy.page.ask.review}</Button>}
    </Flex>
  );
}

import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { copy } from '../../copy';
import type { CaseView, ScheduleView } from '../../server/services/cases';
import type { Place } from '../api';
import { timeText } from '../time';
import { MoveModal, UnscheduleModal } from './ScheduleModals';

const texts = copy.screen.schedule;

/** What is to happen to the record by itself, when, and the ways to stop it. */
export function ScheduleList({ place, view }: { place: Place; view: CaseView }) {
  return view.schedules.map((schedule) => (
    <Entry
      key={schedule.action}
      place={place}
      schedule={schedule}
      mayChange={schedule.action === 'publish' ? view.maySchedule : view.mayWithdraw}
    />
  ));
}

interface EntryProps {
  place: Place;
  schedule: ScheduleView;
  mayChange: boolean;
}

function Entry({ place, schedule, mayChange }: EntryProps) {
  const [dialog, setDialog] = useState<'move' | 'cancel' | null>(null);
  const close = () => setDialog(null);
  const { action, dueAt, account, at, reason, problem } = schedule;
  const title = action === 'publish' ? texts.publishOn : texts.withdrawOn;
  return (
    <Box background={problem ? 'danger100' : 'primary100'} padding={3} hasRadius data-testid={`schedule-${action}`}>
      <Typography fontWeight="bold" tag="p">
        {title(timeText(dueAt, 'day'))}
      </Typography>
      {[problem && texts.withdrawFailed(problem), reason, texts.setBy(account, timeText(at))].map(
        (line) =>
          line && (
            <Typography key={line} variant="pi" textColor="neutral700" tag="p">
              {line}
            </Typography>
          ),
      )}
      {mayChange && !problem && (
        <Flex gap={2} paddingTop={2} wrap="wrap">
          {action === 'publish' && (
            <Button variant="tertiary" size="S" onClick={() => setDialog('move')}>
              {texts.move}
            </Button>
          )}
          <Button variant="danger-light" size="S" onClick={() => setDialog('cancel')}>
            {texts.cancel[action]}
          </Button>
        </Flex>
      )}
      {dialog === 'move' && <MoveModal place={place} onClose={close} />}
      {dialog === 'cancel' && <UnscheduleModal place={place} action={action} onClose={close} />}
    </Box>
  );
}

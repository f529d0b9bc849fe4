import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { copy } from '../../copy';
import type { CaseView } from '../../server/services/cases';
import type { WaitingEmergency } from '../../server/services/emergency-views';
import type { Place } from '../api';
import { timeText } from '../time';
import { EmergencyModal } from './EmergencyModal';
import { ReasonModal } from './ReasonModal';

const texts = copy.emergency;

/** What one leader may let out alone; and what was let out so, until a second person has looked at it (B-11). */
export function EmergencyNote({ place, view }: { place: Place; view: CaseView }) {
  const { emergency } = view;
  if (!emergency) return null;
  return (
    <>
      {emergency.waiting && <Waiting place={place} waiting={emergency.waiting} mayWithdrawAnyway={view.mayWithdraw} />}
      {emergency.maySign && <Offer place={place} hash={emergency.draftHash} attachments={view.attachments} />}
    </>
  );
}

interface WaitingProps {
  place: Place;
  waiting: WaitingEmergency;
  /** Then the button for it is below. */
  mayWithdrawAnyway: boolean;
}

function Waiting({ place, waiting, mayWithdrawAnyway }: WaitingProps) {
  const [dialog, setDialog] = useState<'confirm' | 'withdraw' | null>(null);
  const close = () => setDialog(null);
  const { signer, signedAt, reason, confirmBy, isOverdue, hash, attachments } = waiting;
  const until = timeText(confirmBy, 'day');
  return (
    <Box background={isOverdue ? 'danger100' : 'warning100'} padding={3} hasRadius data-testid="emergency-waiting">
      <Typography fontWeight="bold" textColor={isOverdue ? 'danger700' : 'warning700'} tag="p">
        {isOverdue ? texts.overdue(until) : texts.waits(until)}
      </Typography>
      <Typography variant="pi" textColor="neutral800" tag="p">
        {texts.signedBy(signer, timeText(signedAt)) + reason}
      </Typography>
      {waiting.isInvolved && (
        <Typography variant="pi" textColor="neutral600" tag="p">
          {texts.notYours}
        </Typography>
      )}
      {waiting.mayConfirm && (
        <Flex gap={2} paddingTop={2}>
          <Button fullWidth variant="success" onClick={() => setDialog('confirm')}>
            {texts.confirm.title}
          </Button>
          {!mayWithdrawAnyway && (
            <Button variant="danger-light" onClick={() => setDialog('withdraw')}>
              {copy.actions.withdraw}
            </Button>
          )}
        </Flex>
      )}
      {dialog === 'confirm' && (
        <EmergencyModal place={place} step="confirm" {...{ hash, attachments }} onClose={close} />
      )}
      {dialog === 'withdraw' && <ReasonModal place={place} step="withdraw" isEmergency onClose={close} />}
    </Box>
  );
}

interface OfferProps {
  place: Place;
  hash: string;
  attachments: CaseView['attachments'];
}

/** Closed while the form holds what nobody saved: what is signed is what is stored. */
function Offer({ place, hash, attachments }: OfferProps) {
  const [isOpen, setIsOpen] = useState(false);
  const isModified = useForm('EmergencyNote', (form) => form.modified);
  return (
    <Flex direction="column" alignItems="stretch" gap={1} data-testid="emergency-offer">
      <Button fullWidth variant="danger" disabled={isModified} onClick={() => setIsOpen(true)}>
        {texts.publish.title}
      </Button>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {isModified ? copy.screen.saveFirst : texts.mayPublish}
      </Typography>
      {isOpen && (
        <EmergencyModal place={place} step="emergency" {...{ hash, attachments }} onClose={() => setIsOpen(false)} />
      )}
    </Flex>
  );
}

import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { guestCopy } from '../../guest-copy';
import type { CaseView } from '../../server/services/cases';
import type { InvitationView } from '../../server/guests/views';
import type { Place } from '../api';
import { InvitationItem } from './InvitationItem';
import { InviteModal } from './InviteModal';

const texts = guestCopy.panel;

/** Who was asked without an account and what he answered; and a way to ask (B-7). */
export function InvitationNote({ place, view }: { place: Place; view: CaseView }) {
  const { invitations, mayInvite } = view;
  if (invitations.length === 0 && !mayInvite) return null;
  return (
    <Box data-testid="review-invitations">
      {invitations.length > 0 && <List place={place} invitations={invitations} />}
      {mayInvite && <Offer place={place} />}
    </Box>
  );
}

function List({ place, invitations }: { place: Place; invitations: InvitationView[] }) {
  const missing = invitations.filter(({ isOpen, mustAnswer }) => isOpen && mustAnswer).map(({ guest }) => guest);
  return (
    <Box paddingBottom={2}>
      <Typography variant="pi" fontWeight="bold" tag="h3">
        {texts.title(invitations.length)}
      </Typography>
      {missing.length > 0 && (
        <Typography variant="pi" fontWeight="bold" textColor="warning700" tag="p">
          {texts.waits(missing)}
        </Typography>
      )}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={1}>
        {invitations.map((invitation) => (
          <InvitationItem key={invitation.fingerprint} place={place} invitation={invitation} />
        ))}
      </Flex>
    </Box>
  );
}

/** Closed while the form holds what nobody saved: what is asked about is what is stored. */
function Offer({ place }: { place: Place }) {
  const [isOpen, setIsOpen] = useState(false);
  const isModified = useForm('InvitationNote', (form) => form.modified);
  return (
    <>
      <Button variant="tertiary" size="S" disabled={isModified} onClick={() => setIsOpen(true)}>
        {texts.invite}
      </Button>
      {isOpen && <InviteModal place={place} onClose={() => setIsOpen(false)} />}
    </>
  );
}

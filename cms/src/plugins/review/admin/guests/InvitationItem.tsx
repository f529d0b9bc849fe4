import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useState, type ReactNode } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { copy } from '../../copy';
import { guestCopy, shanghaiMinute } from '../../guest-copy';
import type { InvitationView } from '../../server/guests/views';
import type { Place } from '../api';
import { useAnswer } from '../../../../admin/dialogs/use-answer';
import { timeText } from '../time';
import { useRevokeInvitationMutation } from './api';

const texts = guestCopy.panel;

/** One person who was asked: what became of it, said first. */
export function InvitationItem({ place, invitation }: { place: Place; invitation: InvitationView }) {
  const [isRevoking, setIsRevoking] = useState(false);
  const { guest, office, standing, answer, mustAnswer, isOpen, round, fingerprint, openedAt } = invitation;
  const state = [guestCopy.standings[standing], mustAnswer && texts.must].filter(Boolean).join('，');
  return (
    <Box tag="li" background="neutral100" padding={3} hasRadius data-testid="review-invitation">
      <Line isStrong>{`${guestCopy.person(guest, office)}：${state}`}</Line>
      {answer && (
        <Line isStrong>{texts.answeredAt(timeText(answer.at, 'day')) + guestCopy.verdicts[answer.verdict]}</Line>
      )}
      {answer?.opinion && <Line>{answer.opinion}</Line>}
      <Line>{texts.question(invitation.question)}</Line>
      <Line>{`${texts.asked(invitation.account, timeText(invitation.at, 'day'))}，${texts.round(round)}`}</Line>
      {openedAt && <Line>{texts.openedAt(timeText(openedAt, 'day'))}</Line>}
      {isOpen && <Line>{texts.until(shanghaiMinute(invitation.expiresAt))}</Line>}
      <Line>{texts.fingerprint(guestCopy.fingerprint(fingerprint))}</Line>
      {invitation.mayRevoke && (
        <Flex paddingTop={2}>
          <Button variant="tertiary" size="S" onClick={() => setIsRevoking(true)}>
            {texts.revoke}
          </Button>
        </Flex>
      )}
      {isRevoking && <RevokeModal {...{ place, fingerprint }} onClose={() => setIsRevoking(false)} />}
    </Box>
  );
}

function Line({ isStrong = false, children }: { isStrong?: boolean; children: ReactNode }) {
  return (
    <Typography
      variant="pi"
      tag="p"
      {...(isStrong && { fontWeight: 'bold' })}
      textColor={isStrong ? 'neutral800' : 'neutral600'}
      style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
    >
      {children}
    </Typography>
  );
}

function RevokeModal({ place, fingerprint, onClose }: { place: Place; fingerprint: string; onClose: () => void }) {
  const [revoke, { isLoading }] = useRevokeInvitationMutation();
  const { refusal, tell } = useAnswer();
  const confirm = async () => {
    if (await tell(revoke({ place, fingerprint }), texts.revoked)) onClose();
  };
  return (
    <DialogFrame
      title={texts.revoke}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={texts.revoke}
      onConfirm={confirm}
      isLoading={isLoading}
      isDanger
    >
      <Typography>{texts.revokeHint}</Typography>
      {refusal && <Typography textColor="danger600">{refusal}</Typography>}
    </DialogFrame>
  );
}

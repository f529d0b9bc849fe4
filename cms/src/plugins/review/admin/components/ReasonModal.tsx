import { Typography } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { Place } from '../api';
import { useStep } from '../use-step';
import { MomentChoice } from './MomentFields';

const texts = copy.screen.schedule;

interface Props {
  place: Place;
  step: 'return' | 'recall' | 'withdraw';
  /** By the second person of an emergency publication, at once. */
  isEmergency?: boolean;
  onClose: () => void;
}

/** Asks for the reason that a return or a withdrawal must have. */
export function ReasonModal({ place, step, isEmergency = false, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [withdrawAt, setWithdrawAt] = useState<string | null>(null);
  const { take, isLoading } = useStep(place);
  const submit = async () => {
    const now = isEmergency ? 'withdraw-emergency' : step;
    const isTaken = withdrawAt === null ? take(now, { reason }) : take('withdraw-on', { reason, withdrawAt });
    if (await isTaken) onClose();
  };
  return (
    <DialogFrame
      title={copy.actions[step]}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={copy.actions[step]}
      onConfirm={submit}
      isReady={reason.trim() !== '' && withdrawAt !== ''}
      isLoading={isLoading}
      isDanger={step === 'withdraw'}
    >
      {step === 'recall' && <Typography>{copy.screen.recallWarning}</Typography>}
      {step === 'withdraw' && (
        <>
          <Typography>{copy.screen.withdrawWarning}</Typography>
          {!isEmergency && (
            <MomentChoice
              legend={texts.withdrawWhen}
              now={texts.withdrawNow}
              later={texts.withdrawLater}
              moment={withdrawAt}
              onChange={setWithdrawAt}
            />
          )}
        </>
      )}
      <NoteField
        name="reason"
        label={copy.screen.reason}
        hint={copy.screen.reasonHint[step]}
        required
        value={reason}
        onChange={setReason}
      />
    </DialogFrame>
  );
}

import { Typography } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { Place } from '../api';
import { useStep } from '../use-step';

interface Props {
  place: Place;
  step: 'return' | 'recall' | 'withdraw';
  onClose: () => void;
}

/** Asks for the reason that a return or a withdrawal must have. */
export function ReasonModal({ place, step, onClose }: Props) {
  const [reason, setReason] = useState('');
  const { take, isLoading } = useStep(place);
  const submit = async () => {
    if (await take(step, { reason })) onClose();
  };
  return (
    <DialogFrame
      title={copy.actions[step]}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={copy.actions[step]}
      onConfirm={submit}
      isReady={reason.trim() !== ''}
      isLoading={isLoading}
      isDanger={step === 'withdraw'}
    >
      {step === 'recall' && <Typography>{copy.screen.recallWarning}</Typography>}
      {step === 'withdraw' && <Typography>{copy.screen.withdrawWarning}</Typography>}
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

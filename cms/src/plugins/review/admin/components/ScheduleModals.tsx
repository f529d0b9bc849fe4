import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { ScheduleView } from '../../server/services/cases';
import type { Place } from '../api';
import { useStep } from '../use-step';
import { MomentFields } from './MomentFields';

const texts = copy.screen.schedule;

interface Props {
  place: Place;
  onClose: () => void;
}

/** Another moment for a record that is signed already. */
export function MoveModal({ place, onClose }: Props) {
  const [publishAt, setPublishAt] = useState('');
  const { take, isLoading } = useStep(place);
  const submit = async () => {
    if (await take('schedule', { publishAt })) onClose();
  };
  return (
    <DialogFrame
      title={texts.move}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={texts.move}
      onConfirm={submit}
      isReady={publishAt !== ''}
      isLoading={isLoading}
    >
      <MomentFields onChange={setPublishAt} />
    </DialogFrame>
  );
}

/** It shall not happen after all; says what becomes of the record. */
export function UnscheduleModal({ place, action, onClose }: Props & Pick<ScheduleView, 'action'>) {
  const [reason, setReason] = useState('');
  const { take, isLoading } = useStep(place);
  const submit = async () => {
    if (await take('unschedule', { action, reason })) onClose();
  };
  return (
    <DialogFrame
      title={texts.cancel[action]}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={texts.cancel[action]}
      onConfirm={submit}
      isReady={reason.trim() !== ''}
      isLoading={isLoading}
      isDanger
    >
      <NoteField
        name="reason"
        label={copy.screen.reason}
        hint={texts.cancelHint[action]}
        required
        value={reason}
        onChange={setReason}
      />
    </DialogFrame>
  );
}

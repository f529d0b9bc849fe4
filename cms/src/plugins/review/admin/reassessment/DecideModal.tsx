import { Typography } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { WithheldRecord } from '../../server/services/reassessments';
import { Refusal } from '../../../../admin/dialogs/Refusal';
import { useAnswer } from '../../../../admin/dialogs/use-answer';
import { useReassessMutation } from './api';

const texts = copy.reassessmentPage;

interface Props {
  outcome: 'keep' | 'convert';
  records: readonly WithheldRecord[];
  onDone: () => void;
  onClose: () => void;
}

/** Asks for what was found, and says what follows from it. */
export function DecideModal({ outcome, records, onDone, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [reassess, { isLoading }] = useReassessMutation();
  const { refusal, tell } = useAnswer();
  const decide = async () => {
    const places = records.map(({ uid, documentId }) => ({ uid, documentId }));
    if (await tell(reassess({ outcome, places, reason }), texts.done[outcome](places.length))) onDone();
  };
  return (
    <DialogFrame
      title={texts.outcomes[outcome]}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={texts.outcomes[outcome]}
      onConfirm={decide}
      isReady={reason.trim() !== ''}
      isLoading={isLoading}
    >
      <Typography>{texts.confirm[outcome](records.length)}</Typography>
      <NoteField name="reason" label={texts.reason} required value={reason} onChange={setReason} />
      <Refusal text={refusal} />
    </DialogFrame>
  );
}

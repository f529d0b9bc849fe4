import { Typography } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { Refusal } from '../../../../admin/dialogs/Refusal';
import { useAnswer } from '../../../../admin/dialogs/use-answer';
import { copy } from '../../copy';
import { useDecideMutation } from '../api';

const texts = copy.round;
export type DeedName = 'close' | 'confirm' | 'cancel';

const deeds = {
  close: { title: texts.close, text: texts.closeText, done: texts.closed, label: null },
  confirm: { title: texts.confirm, text: texts.confirmText, done: texts.confirmed, label: texts.comment },
  cancel: { title: texts.cancel, text: texts.cancelText, done: texts.cancelled, label: texts.cancelReason },
} as const;

interface Props {
  id: number;
  deed: DeedName;
  onClose: () => void;
}

/** Says what follows from a step of the assessment, and asks for what has to be said with it. */
export function DeedDialog({ id, deed, onClose }: Props) {
  const { title, text, done, label } = deeds[deed];
  const [comment, setComment] = useState('');
  const [decide, { isLoading }] = useDecideMutation();
  const { refusal, tell } = useAnswer();
  const act = async () => {
    if (await tell(decide({ id, deed, ...(label !== null && { comment }) }), done)) onClose();
  };
  return (
    <DialogFrame
      title={title}
      cancel={texts.keep}
      onCancel={onClose}
      confirm={title}
      onConfirm={act}
      isReady={label === null || comment.trim() !== ''}
      isLoading={isLoading}
      isDanger={deed === 'cancel'}
    >
      <Typography>{text}</Typography>
      {label !== null && <NoteField name="comment" label={label} required value={comment} onChange={setComment} />}
      <Refusal text={refusal} />
    </DialogFrame>
  );
}

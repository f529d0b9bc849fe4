import { Flex, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFooter } from '../../../../admin/dialogs/DialogFooter';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { Place } from '../api';
import { useStep } from '../use-step';

interface Props {
  place: Place;
  step: 'submit' | 'approve' | 'sign';
  seenHash: string | null;
  onClose: () => void;
}

/** Says what the step brings about and takes a remark along. */
export function ConfirmForm({ place, step, seenHash, onClose }: Props) {
  const [comment, setComment] = useState('');
  const { take, isLoading } = useStep(place);
  const submit = async () => {
    // The author submits what is saved; the others decide on what they have read.
    const seen = seenHash && step !== 'submit' ? { seenHash } : {};
    if (await take(step, { ...(comment.trim() && { comment }), ...seen })) onClose();
  };
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography>{copy.screen.confirm[step]}</Typography>
          <NoteField name="comment" label={copy.screen.comment} value={comment} onChange={setComment} />
        </Flex>
      </Modal.Body>
      <DialogFooter
        cancel={copy.screen.cancel}
        onCancel={onClose}
        confirm={copy.screen.nextSteps[step]}
        onConfirm={submit}
        isLoading={isLoading}
      />
    </>
  );
}

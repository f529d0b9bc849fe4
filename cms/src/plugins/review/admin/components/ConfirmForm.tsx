import { Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { useState } from 'react';
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
          <Field.Root name="comment">
            <Field.Label>{copy.screen.comment}</Field.Label>
            <Textarea
              value={comment}
              maxLength={500}
              onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => setComment(event.target.value)}
            />
          </Field.Root>
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {copy.screen.cancel}
        </Button>
        <Button loading={isLoading} onClick={submit}>
          {copy.screen.nextSteps[step]}
        </Button>
      </Modal.Footer>
    </>
  );
}

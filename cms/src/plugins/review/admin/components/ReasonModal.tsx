import { Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { copy } from '../../copy';
import type { Place } from '../api';
import { useStep } from '../use-step';

interface Props {
  place: Place;
  step: 'return' | 'withdraw';
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
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{copy.actions[step]}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {step === 'withdraw' && <Typography>{copy.screen.withdrawWarning}</Typography>}
            <Field.Root name="reason" required hint={copy.screen.reasonHint[step]}>
              <Field.Label>{copy.screen.reason}</Field.Label>
              <Textarea
                value={reason}
                maxLength={500}
                onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => setReason(event.target.value)}
              />
              <Field.Hint />
            </Field.Root>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {copy.screen.cancel}
          </Button>
          <Button
            variant={step === 'withdraw' ? 'danger' : 'default'}
            disabled={reason.trim() === ''}
            loading={isLoading}
            onClick={submit}
          >
            {copy.actions[step]}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

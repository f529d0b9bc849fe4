import { useState } from 'react';
import { Button, Field, Flex, Modal, Textarea, Typography } from '@strapi/design-system';
import { copy } from '../../copy';
import { useAskRollbackMutation, useRollbackPreviewQuery, type Target } from '../api';
import { useOutcome } from '../use-outcome';
import { PreviewProblem } from './PreviewProblem';
import { RollbackEffects } from './RollbackEffects';

const { ask } = copy.page;

/** Asks for a rollback: shows what would change, takes the reason, and leaves the rest to a second person (C-4). */
export function AskRollback({ target, onClose }: { target: Target; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { data: preview, error } = useRollbackPreviewQuery(target, { refetchOnMountOrArgChange: true });
  const [send, { isLoading }] = useAskRollbackMutation();
  const tell = useOutcome();
  const isReady = preview !== undefined && preview.changing + preview.unlisted > 0 && reason.trim() !== '';

  async function submit() {
    if (!preview) return;
    if (tell(await send({ ...target, reason, seenRelease: preview.seenRelease }), ask.sent)) onClose();
  }
  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{target.to === undefined ? ask.title.forward : ask.title.rollback(target.to)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {error ? <PreviewProblem error={error} /> : <RollbackEffects preview={preview} />}
            <Typography>{ask.twoPeople}</Typography>
            <Field.Root name="reason" required hint={ask.reasonHint}>
              <Field.Label>{ask.reason}</Field.Label>
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
            {ask.cancel}
          </Button>
          <Button variant="danger" disabled={!isReady} loading={isLoading} onClick={submit}>
            {ask.submit}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

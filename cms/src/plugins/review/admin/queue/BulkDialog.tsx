import { Box, Button, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { BulkStep } from '../../server/rules/bulk-steps';
import { useTakeInBulkMutation, type Bulk, type BulkOutcome } from './api';

const texts = copy.screen.bulk;

interface Props {
  bulk: Bulk;
  onClose: () => void;
}

/** Names the records, asks for one remark or reason for all of them, and then tells of each what became of it. */
export function BulkDialog({ bulk: { step, items }, onClose }: Props) {
  const [note, setNote] = useState('');
  const [take, { data: outcomes, isLoading }] = useTakeInBulkMutation();
  if (outcomes) return <Outcomes step={step} outcomes={outcomes} onClose={onClose} />;
  const isReturn = step === 'return';
  return (
    <DialogFrame
      title={texts.counted(texts.steps[step], items.length)}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={texts.steps[step]}
      onConfirm={() => void take({ step, items, note: note.trim() })}
      isReady={!isReturn || note.trim() !== ''}
      isLoading={isLoading}
      isDanger={isReturn}
    >
      <Typography>{texts.confirm[step]}</Typography>
      <Box tag="ul" maxHeight="14rem" overflow="auto" tabIndex={0} aria-label={texts.chosen}>
        {items.map((item) => (
          <Typography key={item.documentId} tag="li">
            {texts.line(item.typeLabel, item.title || copy.screen.untitled)}
          </Typography>
        ))}
      </Box>
      <NoteField
        name="note"
        label={isReturn ? copy.screen.reason : copy.screen.comment}
        hint={isReturn ? texts.reasonHint : texts.commentHint}
        required={isReturn}
        value={note}
        onChange={setNote}
      />
    </DialogFrame>
  );
}

function Outcomes({
  step,
  outcomes,
  onClose,
}: {
  step: BulkStep;
  outcomes: readonly BulkOutcome[];
  onClose: () => void;
}) {
  const failed = outcomes.filter(({ refusal }) => refusal !== null).length;
  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{texts.result(texts.steps[step], outcomes.length - failed, failed)}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Box tag="ul" role="status" data-testid="bulk-outcomes">
            {outcomes.map((outcome) => (
              <Outcome key={outcome.documentId} outcome={outcome} />
            ))}
          </Box>
        </Modal.Body>
        <Modal.Footer>
          <Button onClick={onClose}>{texts.close}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function Outcome({ outcome: { title, refusal } }: { outcome: BulkOutcome }) {
  return (
    <Box tag="li" paddingBottom={3}>
      <Typography tag="p">{title || copy.screen.untitled}</Typography>
      <Typography
        variant="pi"
        tag="p"
        textColor={refusal === null ? 'success700' : 'danger700'}
        style={{ whiteSpace: 'pre-line' }}
      >
        {refusal === null ? texts.done : refusal}
      </Typography>
    </Box>
  );
}

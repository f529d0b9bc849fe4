import { Field, Radio, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';

interface Props {
  title: string;
  confirm: string;
  /** The finding, as it is told to the officer. */
  text: string;
  isLoading: boolean;
  onGive: (given: { ground: string; reason: string }) => Promise<boolean>;
  onClose: () => void;
}

/** Asks the officer on what ground something may go out, and why it holds; nothing is chosen in advance. */
export function GroundModal({ title, confirm, text, isLoading, onGive, onClose }: Props) {
  const [ground, setGround] = useState('');
  const [reason, setReason] = useState('');
  const submit = async () => {
    if (await onGive({ ground, reason })) onClose();
  };
  return (
    <DialogFrame
      title={title}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={confirm}
      onConfirm={submit}
      isReady={ground !== '' && reason.trim() !== ''}
      isLoading={isLoading}
    >
      <Typography>{text}</Typography>
      <Field.Root name="ground" required>
        <Field.Label>{copy.screen.groundLabel}</Field.Label>
        <Radio.Group aria-label={copy.screen.groundLabel} value={ground} onValueChange={setGround}>
          {Object.entries(copy.grounds).map(([code, label]) => (
            <Radio.Item key={code} value={code}>
              {label}
            </Radio.Item>
          ))}
        </Radio.Group>
      </Field.Root>
      <NoteField
        name="reason"
        label={copy.screen.reason}
        hint={copy.screen.groundHint}
        required
        value={reason}
        onChange={setReason}
      />
    </DialogFrame>
  );
}

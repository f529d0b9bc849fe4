import { Field, Radio, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { FindingView } from '../../server/controllers/findings';
import type { Place } from '../api';
import { useDeed } from '../use-deed';

interface Props {
  place: Place;
  finding: FindingView;
  seenHash: string;
  onClose: () => void;
}

/** Asks the officer on what legal ground a finding may go out; nothing is chosen in advance. */
export function GroundModal({ place, finding, seenHash, onClose }: Props) {
  const [ground, setGround] = useState('');
  const [reason, setReason] = useState('');
  const { take, isLoading } = useDeed(place);
  const submit = async () => {
    if (await take('ground', { finding: finding.key, ground, reason, seenHash })) onClose();
  };
  return (
    <DialogFrame
      title={copy.screen.groundTitle}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={copy.screen.ground}
      onConfirm={submit}
      isReady={ground !== '' && reason.trim() !== ''}
      isLoading={isLoading}
    >
      <Typography>{finding.text}</Typography>
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

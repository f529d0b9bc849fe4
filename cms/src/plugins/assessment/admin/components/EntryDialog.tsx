import { Field, NumberInput, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { Refusal } from '../../../../admin/dialogs/Refusal';
import { useAnswer } from '../../../../admin/dialogs/use-answer';
import { copy } from '../../copy';
import type { ShownSection } from '../../server/services/views';
import { useEnterMutation } from '../api';

const texts = copy.entry;
type Head = ShownSection['heads'][number];

interface Props {
  id: number;
  section: ShownSection;
  onClose: () => void;
}

/** Points for one head of a section and the reason for them; what the system computes is not offered. */
export function EntryDialog({ id, section, onClose }: Props) {
  const typed = section.heads.filter(({ isComputed }) => !isComputed);
  const [head, setHead] = useState<Head | undefined>(typed.find(({ points }) => points === null) ?? typed[0]);
  const [points, setPoints] = useState<number | undefined>(head?.points ?? undefined);
  const [reason, setReason] = useState(head?.reason ?? '');
  const [enter, { isLoading }] = useEnterMutation();
  const { refusal, tell } = useAnswer();
  const choose = (name: string) => {
    const next = typed.find((one) => one.head === name);
    setHead(next);
    setPoints(next?.points ?? undefined);
    setReason(next?.reason ?? '');
  };
  const save = async () => {
    if (!head || points === undefined) return;
    const entry = { id, department: section.department, head: head.head, points, reason };
    if (await tell(enter(entry), texts.done)) onClose();
  };
  return (
    <DialogFrame
      title={texts.title(section.name)}
      cancel={copy.round.keep}
      onCancel={onClose}
      confirm={texts.action}
      onConfirm={save}
      isReady={points !== undefined && reason.trim() !== ''}
      isLoading={isLoading}
    >
      <Field.Root name="head" required>
        <Field.Label>{texts.head}</Field.Label>
        <SingleSelect value={head?.head ?? ''} onChange={(next: string | number) => choose(String(next))}>
          {typed.map((one) => (
            <SingleSelectOption key={one.head} value={one.head}>
              {one.label}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      <Field.Root name="points" required>
        <Field.Label>{texts.points(head?.maximum ?? 0)}</Field.Label>
        <NumberInput value={points} onValueChange={(next: number | undefined) => setPoints(next)} />
      </Field.Root>
      <NoteField
        name="reason"
        label={texts.reason}
        hint={texts.reasonHint}
        required
        value={reason}
        onChange={setReason}
      />
      <Refusal text={refusal} />
    </DialogFrame>
  );
}

import { Checkbox, Field, Flex, NumberInput, TextInput, Typography } from '@strapi/design-system';
import { useState, type ChangeEvent } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import { guestCopy } from '../../guest-copy';
import type { InvitationBody } from '../../server/guests/bodies';
import type { NewInvitation } from '../../server/guests/invitations';
import type { Place } from '../api';
import { Refusal } from '../../../../admin/dialogs/Refusal';
import { useAnswer } from '../../../../admin/dialogs/use-answer';
import { useInviteMutation } from './api';
import { LinkModal } from './LinkModal';

const texts = guestCopy.form;
const empty = { name: '', office: '', question: '', workingDays: 3, email: '', mustAnswer: false, withFiles: false };
type Given = typeof empty;

/** Asks for whom, for what and how long; then shows the link, once. */
export function InviteModal({ place, onClose }: { place: Place; onClose: () => void }) {
  const [given, setGiven] = useState(empty);
  const [made, setMade] = useState<NewInvitation | null>(null);
  const [invite, { isLoading }] = useInviteMutation();
  const { refusal, tell } = useAnswer();
  const send = async () => {
    const call = invite({ place, body: bodyOf(given) });
    if (await tell(call, texts.done)) setMade(await call.unwrap());
  };
  if (made) return <LinkModal made={made} onClose={onClose} />;
  return (
    <DialogFrame
      title={guestCopy.panel.invite}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={texts.send}
      onConfirm={send}
      isReady={[given.name, given.office, given.question].every((text) => text.trim() !== '')}
      isLoading={isLoading}
    >
      <Typography variant="pi">{texts.hint}</Typography>
      <Refusal text={refusal} />
      <Fields given={given} onChange={(change) => setGiven({ ...given, ...change })} />
    </DialogFrame>
  );
}

const bodyOf = ({ email, ...given }: Given): InvitationBody => ({
  ...given,
  ...(email.trim() !== '' && { email: email.trim() }),
});

interface FieldsProps {
  given: Given;
  onChange: (change: Partial<Given>) => void;
}

function Fields({ given, onChange }: FieldsProps) {
  return (
    <>
      <LineField name="name" required given={given} onChange={onChange} />
      <LineField name="office" required hint={texts.officeHint} given={given} onChange={onChange} />
      <NoteField
        name="question"
        label={texts.question}
        required
        value={given.question}
        onChange={(question) => onChange({ question })}
      />
      <Field.Root name="workingDays">
        <Field.Label>{texts.workingDays}</Field.Label>
        <NumberInput
          value={given.workingDays}
          onValueChange={(workingDays: number | undefined) => onChange({ workingDays: workingDays ?? 3 })}
        />
      </Field.Root>
      <LineField name="email" hint={texts.emailHint} given={given} onChange={onChange} />
      <Flex direction="column" alignItems="flex-start" gap={2}>
        {(['mustAnswer', 'withFiles'] as const).map((name) => (
          <Checkbox
            key={name}
            checked={given[name]}
            onCheckedChange={(isChosen: boolean | 'indeterminate') => onChange({ [name]: isChosen === true })}
          >
            {texts[name]}
          </Checkbox>
        ))}
      </Flex>
    </>
  );
}

interface LineProps extends FieldsProps {
  name: 'name' | 'office' | 'email';
  hint?: string;
  required?: boolean;
}

function LineField({ name, hint, required = false, given, onChange }: LineProps) {
  return (
    <Field.Root name={name} hint={hint} required={required}>
      <Field.Label>{texts[name]}</Field.Label>
      <TextInput
        type={name === 'email' ? 'email' : 'text'}
        value={given[name]}
        maxLength={name === 'email' ? 200 : 40}
        autoComplete="off"
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange({ [name]: event.target.value })}
      />
      <Field.Hint />
    </Field.Root>
  );
}

import { Field, TextInput, Typography } from '@strapi/design-system';
import type { ChangeEvent } from 'react';
import { copy } from '../../copy';

const texts = copy.password;

export interface Typed {
  newPassword: string;
  again: string;
}
interface Props {
  reason: keyof typeof texts.reasons;
  typed: Typed;
  refusal: string | undefined;
  onChange: (typed: Typed) => void;
}

/** A new password, typed twice. */
export function NewPassword({ reason, typed, refusal, onChange }: Props) {
  const differ = typed.again !== '' && typed.again !== typed.newPassword ? texts.differ : undefined;
  return (
    <>
      <Typography>{texts.reasons[reason]}</Typography>
      {(['newPassword', 'again'] as const).map((name) => (
        <Field.Root
          key={name}
          name={name}
          required
          hint={name === 'newPassword' ? texts.rule : undefined}
          error={name === 'newPassword' ? refusal : differ}
        >
          <Field.Label>{texts.fields[name]}</Field.Label>
          <TextInput
            type="password"
            autoFocus={name === 'newPassword'}
            autoComplete="new-password"
            value={typed[name]}
            onChange={(event: ChangeEvent<HTMLInputElement>) => onChange({ ...typed, [name]: event.target.value })}
          />
          <Field.Hint />
          <Field.Error />
        </Field.Root>
      ))}
    </>
  );
}

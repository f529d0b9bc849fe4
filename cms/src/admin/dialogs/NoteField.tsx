import type { ChangeEvent } from 'react';
import { Field, Textarea } from '@strapi/design-system';

const maxLength = 500;

interface NoteFieldProps {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  value: string;
  onChange: (value: string) => void;
}

/** A reason or remark in a dialog, as long as the server takes it. */
export function NoteField({ name, label, hint, required = false, value, onChange }: NoteFieldProps) {
  return (
    <Field.Root name={name} required={required} hint={hint}>
      <Field.Label>{label}</Field.Label>
      <Textarea
        value={value}
        maxLength={maxLength}
        onChange={(event: ChangeEvent<HTMLTextAreaElement>) => onChange(event.target.value)}
      />
      <Field.Hint />
    </Field.Root>
  );
}

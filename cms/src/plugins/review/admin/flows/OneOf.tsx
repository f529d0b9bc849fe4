import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { Choice } from '../../server/services/flows';

interface Props {
  name: string;
  label: string;
  /** What is chosen when nothing is. */
  none: string;
  value: string | null;
  choices: readonly Choice[];
  disabled?: boolean;
  onChange: (value: string | null) => void;
}

/** One of a list, or none. */
export function OneOf({ name, label, none, value, choices, disabled = false, onChange }: Props) {
  return (
    <Field.Root name={name}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect
        value={value ?? ''}
        disabled={disabled}
        onChange={(next: string | number) => onChange(next === '' ? null : String(next))}
      >
        <SingleSelectOption value="">{none}</SingleSelectOption>
        {choices.map((choice) => (
          <SingleSelectOption key={choice.value} value={choice.value}>
            {choice.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

import { useField } from '@strapi/strapi/admin';
import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { copy } from '../../copy';
import type { FieldProps } from '../field-props';

/** A closed list that shows its Chinese labels and stores the value. */
export function ChoiceInput(props: FieldProps<{ labels: Record<string, string> }>) {
  const { name, label, hint, labelAction, required = false, disabled = false, attribute } = props;
  const { value, error, onChange } = useField<string | null>(name);
  const clear = required ? {} : { onClear: () => onChange(name, null), clearLabel: copy.choice.clear };
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <SingleSelect
        value={value ?? ''}
        placeholder={copy.choice.placeholder}
        disabled={disabled}
        onChange={(chosen) => onChange(name, String(chosen))}
        {...clear}
      >
        {Object.entries(attribute.options?.labels ?? {}).map(([key, text]) => (
          <SingleSelectOption key={key} value={key}>
            {text}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

import { useRef, useState } from 'react';
import { useField } from '@strapi/strapi/admin';
import { Field, TextInput } from '@strapi/design-system';
import { copy } from '../../copy';
import type { FieldProps } from '../field-props';
import { CalendarButton } from './CalendarButton';
import { dayOf, instantOf, instantText } from './typed-date';

interface Kind {
  /** The stored value that a text means; null when it means none. */
  parse: (typed: string) => string | null;
  show: (value: string) => string;
  /** The browser's own input, whose calendar opens. */
  native: 'date' | 'datetime-local';
  placeholder: string;
  problem: (typed: string) => string;
}
const day: Kind = { parse: dayOf, show: (value) => value, native: 'date', ...copy.date.day };
const instant: Kind = { parse: instantOf, show: instantText, native: 'datetime-local', ...copy.date.instant };

/**
 * In place of Strapi's date input, which knows only the separator of its language and silently makes another day of
 * `2026-11-20`. What is no date is said, and the value stays as it was.
 */
export const DateInput = (props: FieldProps<unknown>) => <TypedDate kind={day} {...props} />;
export const InstantInput = (props: FieldProps<unknown>) => <TypedDate kind={instant} {...props} />;

function TypedDate(props: FieldProps<unknown> & { kind: Kind }) {
  const { kind, name, label, hint, labelAction, required = false, disabled = false } = props;
  const { error, take, ...typing } = useTyping(kind, name);
  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <TextInput
        {...typing}
        autoComplete="off"
        placeholder={kind.placeholder}
        disabled={disabled}
        endAction={
          disabled ? undefined : (
            <CalendarButton type={kind.native} value={nativeValue(kind, typing.value)} onPick={take} />
          )
        }
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** The form in which the browser's own input takes a date or an instant; both show Shanghai's days. */
function nativeValue({ parse, show }: Kind, text: string): string {
  const value = parse(text);
  return value === null ? '' : show(value).replace(' ', 'T');
}

/** What is typed goes into the form as soon as it is a date; as long as it is none, the form keeps its value. */
function useTyping(kind: Kind, name: string) {
  const field = useField<string | null>(name);
  const [typed, setTyped] = useState<{ text: string; value: string | null } | null>(null);
  const before = useRef<string | null>(null);
  const value = field.value ?? null;
  // A value that came from elsewhere, as when the form is reset, is shown in place of what was typed.
  const own = typed?.value === value ? typed : null;
  const text = own?.text ?? (value === null ? '' : kind.show(value));
  const isRubbish = text.trim() !== '' && kind.parse(text) === null;

  function take(next: string) {
    const meant = next.trim() === '' ? null : (kind.parse(next) ?? before.current);
    setTyped({ text: next, value: meant });
    if (meant !== value) field.onChange(name, meant);
  }
  return {
    value: text,
    error: isRubbish ? kind.problem(text) : field.error,
    take,
    onFocus: () => void (before.current = value),
    onChange: (event: { target: { value: string } }) => take(event.target.value),
    onBlur: () => {
      if (!isRubbish) setTyped(null);
    },
  };
}

import { Field, Flex, Radio, TextInput } from '@strapi/design-system';
import { useState, type ChangeEvent } from 'react';
import { copy } from '../../copy';

const texts = copy.screen.schedule;

interface Props {
  legend: string;
  now: string;
  later: string;
  /** A day and minute in Shanghai, `2026-11-23T09:00`; null for at once, empty while it is not filled in. */
  moment: string | null;
  onChange: (moment: string | null) => void;
}

/** At once, or at a day and minute of the clock in Shanghai. */
export function MomentChoice({ legend, now, later, moment, onChange }: Props) {
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Radio.Group
        aria-label={legend}
        value={moment === null ? 'now' : 'later'}
        onValueChange={(chosen: string) => onChange(chosen === 'now' ? null : '')}
      >
        <Flex gap={4} wrap="wrap">
          <Radio.Item value="now">{now}</Radio.Item>
          <Radio.Item value="later">{later}</Radio.Item>
        </Flex>
      </Radio.Group>
      {moment !== null && <MomentFields onChange={onChange} />}
    </Flex>
  );
}

/** Told as soon as both are filled in, and taken back when they are not. */
export function MomentFields({ onChange }: { onChange: (moment: string) => void }) {
  const [given, setGiven] = useState({ day: '', minute: '09:00' });
  const change = (part: Partial<typeof given>) => {
    const next = { ...given, ...part };
    setGiven(next);
    onChange(next.day && /^\d\d:\d\d$/.test(next.minute) ? `${next.day}T${next.minute}` : '');
  };
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      <Field.Root name="day" required>
        <Field.Label>{texts.day}</Field.Label>
        <TextInput
          type="date"
          value={given.day}
          onChange={(event: ChangeEvent<HTMLInputElement>) => change({ day: event.target.value })}
        />
      </Field.Root>
      <Field.Root name="minute" required hint={texts.minuteHint}>
        <Field.Label>{texts.minute}</Field.Label>
        <TextInput
          value={given.minute}
          maxLength={5}
          onChange={(event: ChangeEvent<HTMLInputElement>) => change({ minute: event.target.value.trim() })}
        />
        <Field.Hint />
      </Field.Root>
    </Flex>
  );
}

import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption, TextInput } from '@strapi/design-system';
import { auditActionLabels } from '@yangguang/schemas/audit-actions';
import { useState, type FormEvent, type ReactNode } from 'react';
import { copy } from '../../copy';
import { typedDay } from '../typed-day';

const { screen } = copy;

interface FiltersProps {
  filter: Readonly<Record<string, string>>;
  onSearch: (filter: Record<string, string>) => void;
}

/** What to look for; Enter searches. */
export function Filters({ filter, onSearch }: FiltersProps) {
  const [draft, setDraft] = useState(filter);
  const set = (name: string, value: string) => setDraft({ ...draft, [name]: value });
  const isBad = (name: 'from' | 'to') => typedDay(draft[name] ?? '') === null;
  const search = (event: FormEvent) => {
    event.preventDefault();
    if (isBad('from') || isBad('to')) return;
    const days = { from: typedDay(draft['from'] ?? '') ?? '', to: typedDay(draft['to'] ?? '') ?? '' };
    onSearch(Object.fromEntries(Object.entries({ ...draft, ...days }).filter(([, value]) => value.trim() !== '')));
  };
  return (
    <form onSubmit={search} aria-label={screen.search}>
      <Flex gap={3} wrap="wrap" alignItems="flex-end">
        {(['from', 'to'] as const).map((name) => (
          <Labelled key={name} name={name} error={isBad(name) ? screen.badDay : undefined}>
            <TextInput
              placeholder={screen.dayHint}
              value={draft[name] ?? ''}
              onChange={(event) => set(name, event.target.value)}
            />
          </Labelled>
        ))}
        {(['actor', 'subject'] as const).map((name) => (
          <Labelled key={name} name={name}>
            <TextInput maxLength={100} value={draft[name] ?? ''} onChange={(event) => set(name, event.target.value)} />
          </Labelled>
        ))}
        <Labelled name="action">
          <SingleSelect
            value={draft['action'] ?? ''}
            onChange={(value: string | number) => set('action', String(value))}
          >
            <SingleSelectOption value="">{screen.anyAction}</SingleSelectOption>
            {Object.entries(auditActionLabels).map(([action, label]) => (
              <SingleSelectOption key={action} value={action}>
                {label}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Labelled>
        <Button type="submit" size="L">
          {screen.search}
        </Button>
        <Button variant="tertiary" size="L" onClick={() => onSearch({})}>
          {screen.clear}
        </Button>
      </Flex>
    </form>
  );
}

interface LabelledProps {
  name: keyof typeof screen.filters;
  error?: string | undefined;
  children: ReactNode;
}

function Labelled({ name, error, children }: LabelledProps) {
  return (
    <Box minWidth="16rem">
      <Field.Root name={name} {...(error !== undefined && { error })}>
        <Field.Label>{screen.filters[name]}</Field.Label>
        {children}
        <Field.Error />
      </Field.Root>
    </Box>
  );
}

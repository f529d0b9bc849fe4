import { Box, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { copy } from '../../copy';
import type { QueuePage } from '../../server/services/queue';
import type { Query, Scope } from './query';

const { filters, noDepartment, dues } = copy.screen;
type Options = readonly (readonly [string, string])[];

interface Props {
  query: Query;
  scope: Scope;
  page: QueuePage | undefined;
  onChange: (change: Query) => void;
}

/** A draft that was never submitted has neither state nor term. */
export function Filters({ query, scope, page, onChange }: Props) {
  const named = (list: QueuePage['types'] = []): Options => list.map(({ name, label }) => [name, label]);
  const all = {
    type: named(page?.types),
    department: [...named(page?.departments), ['none', noDepartment]],
    state: Object.entries(copy.states).filter(([state]) => state !== 'signedOff'),
    due: Object.entries(dues),
  } satisfies Partial<Record<keyof Query, Options>>;
  const names = (Object.keys(all) as (keyof typeof all)[]).filter(
    (name) => scope !== 'drafts' || name === 'type' || name === 'department',
  );
  return (
    <Flex gap={2} wrap="wrap">
      {names.map((name) => (
        <Filter
          key={name}
          label={filters[name]}
          value={query[name]}
          options={all[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
    </Flex>
  );
}

interface FilterProps {
  label: string;
  value: string | undefined;
  options: Options;
  onChange: (value: string) => void;
}

function Filter({ label, value, options, onChange }: FilterProps) {
  return (
    <Box minWidth="11rem">
      <SingleSelect aria-label={label} value={value ?? ''} onChange={(next: string | number) => onChange(String(next))}>
        <SingleSelectOption value="">{`${label}：${filters.any}`}</SingleSelectOption>
        {options.map(([name, text]) => (
          <SingleSelectOption key={name} value={name}>
            {text}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}

import { Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { copy } from '../../copy';
import type { Board, Choice } from '../../server/services/board';

interface Props {
  board: Board;
  clock: string | undefined;
  department: string | undefined;
  onChange: (change: { clock?: string; department?: string }) => void;
}

/** By kind of deadline and by section. */
export function BoardFilters({ board, clock, department, onChange }: Props) {
  const { filters } = copy.board;
  return (
    <Flex gap={2} wrap="wrap" className="deadlines-screen-only">
      <Filter
        label={filters.clock}
        value={clock}
        choices={board.clocks}
        onChange={(next) => onChange({ clock: next })}
      />
      <Filter
        label={filters.department}
        value={department}
        choices={board.departments}
        onChange={(next) => onChange({ department: next })}
      />
    </Flex>
  );
}

interface FilterProps {
  label: string;
  value: string | undefined;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}

function Filter({ label, value, choices, onChange }: FilterProps) {
  return (
    <SingleSelect aria-label={label} value={value ?? ''} onChange={(next: string | number) => onChange(String(next))}>
      <SingleSelectOption value="">{`${label}：${copy.board.filters.any}`}</SingleSelectOption>
      {choices.map((choice) => (
        <SingleSelectOption key={choice.value} value={choice.value}>
          {choice.label}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}

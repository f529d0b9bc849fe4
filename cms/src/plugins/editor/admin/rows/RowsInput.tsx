import { useCallback, useRef, type ClipboardEvent, type RefObject } from 'react';
import { useField } from '@strapi/strapi/admin';
import { Box, Button, Field, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { copy } from '../../copy';
import type { FieldProps } from '../field-props';
import { emptyRow, type Column, type Row } from './columns';
import { fillBlock, moveRow, removeRow } from './edit-rows';
import { focusCell, GridTable } from './grid-dom';
import { GridRow, type RowEvents } from './GridRow';
import { isBlock, parseBlock } from './parse-block';

/** A table edited like a sheet: type, move by keys, paste a block copied from Excel. */
export function RowsInput(props: FieldProps<{ columns: Column[] }>) {
  const { name, label, hint, labelAction, required = false, disabled = false, attribute } = props;
  const { value, error, onChange } = useField<Row[] | null>(name);
  const columns = attribute.options?.columns ?? [];
  const rows = value ?? [];
  const grid = useRef<HTMLDivElement>(null);
  const events = useRowEvents(rows, columns, (changed) => onChange(name, changed), grid);

  function paste(event: ClipboardEvent, start: { row: number; column: number }) {
    const text = event.clipboardData.getData('text/plain');
    if (disabled || !isBlock(text)) return;
    event.preventDefault();
    onChange(name, fillBlock(rows, columns, start, parseBlock(text)));
  }

  return (
    <Field.Root name={name} hint={hint} error={error} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <Box hasRadius borderColor="neutral200" background="neutral0" ref={grid} data-testid={`rows-${name}`}>
        {rows.length > 0 ? (
          <GridTable
            onPaste={(event) => {
              const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row]');
              if (cell) paste(event, { row: Number(cell.dataset.row), column: Number(cell.dataset.column) });
            }}
          >
            <thead>
              <tr>
                <th scope="col">{copy.rows.rowNumber}</th>
                {columns.map((column) => (
                  <th key={column.name} scope="col" title={column.help}>
                    {column.label}
                    {column.isRequired && <span aria-hidden="true"> *</span>}
                  </th>
                ))}
                {!disabled && <th scope="col">{copy.rows.actions}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                // Rows have no key of their own; their place is what tells them apart.
                <GridRow key={index} at={index} row={row} columns={columns} isDisabled={disabled} events={events} />
              ))}
            </tbody>
          </GridTable>
        ) : (
          <Box
            padding={4}
            onPaste={(event: ClipboardEvent) => paste(event, { row: 0, column: 0 })}
            tabIndex={disabled ? -1 : 0}
          >
            <Typography textColor="neutral600">{copy.rows.empty}</Typography>
          </Box>
        )}
        <Flex justifyContent="space-between" padding={2} gap={4}>
          {!disabled && (
            <Button variant="tertiary" size="S" startIcon={<Plus />} onClick={() => events.add(rows.length)}>
              {copy.rows.addRow}
            </Button>
          )}
          <Typography variant="pi" textColor="neutral600">
            {disabled ? '' : `${copy.rows.help} `}
            {copy.rows.count(rows.length)}
          </Typography>
        </Flex>
      </Box>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}

/** What rows call when they are edited. They stay the same functions, so that an edit redraws one row, not all. */
function useRowEvents(
  rows: readonly Row[],
  columns: readonly Column[],
  onChange: (rows: Row[]) => void,
  grid: RefObject<HTMLElement>,
): RowEvents {
  const latest = useRef({ rows, columns, onChange });
  latest.current = { rows, columns, onChange };
  const change = useCallback<RowEvents['change']>((at, row) => {
    const now = latest.current;
    now.onChange(now.rows.map((other, index) => (index === at ? row : other)));
  }, []);
  const add = useCallback<RowEvents['add']>(
    (at, column = 0) => {
      const now = latest.current;
      now.onChange([...now.rows.slice(0, at), emptyRow(now.columns), ...now.rows.slice(at)]);
      focusCell(grid.current, at, column);
    },
    [grid],
  );
  const remove = useCallback<RowEvents['remove']>(
    (at) => {
      const now = latest.current;
      now.onChange(removeRow(now.rows, at));
      focusCell(grid.current, Math.max(0, at - 1), 0);
    },
    [grid],
  );
  const move = useCallback<RowEvents['move']>(
    (at, by, column) => {
      const now = latest.current;
      now.onChange(moveRow(now.rows, at, by));
      focusCell(grid.current, at + by, column);
    },
    [grid],
  );
  const goTo = useCallback<RowEvents['goTo']>(
    (at, column) => {
      const now = latest.current;
      if (at === now.rows.length) return add(at, column);
      return focusCell(grid.current, at, column);
    },
    [add, grid],
  );
  const events = useRef<RowEvents>({ change, add, remove, move, goTo });
  return events.current;
}

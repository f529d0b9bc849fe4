import { memo, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { Flex, IconButton } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Trash } from '@strapi/icons';
import { copy } from '../../copy';
import type { Column, Row } from './columns';
import { GridCell } from './GridCell';

export interface RowEvents {
  change: (at: number, row: Row) => void;
  /** Inserts an empty row at a place and puts the cursor into one of its cells. */
  add: (at: number, column?: number) => void;
  remove: (at: number) => void;
  move: (at: number, by: -1 | 1, column: number) => void;
  /** Puts the cursor into a cell; the row after the last is made. */
  goTo: (at: number, column: number) => void;
}

interface GridRowProps {
  at: number;
  row: Row;
  columns: readonly Column[];
  isDisabled: boolean;
  events: RowEvents;
}

export const GridRow = memo(function GridRow({ at, row, columns, isDisabled, events }: GridRowProps) {
  function onKeyDown(event: KeyboardEvent, column: number) {
    const up = event.key === 'ArrowUp';
    const isArrow = up || event.key === 'ArrowDown';
    const hasControl = event.ctrlKey || event.metaKey;
    const isList = (event.target as HTMLElement).tagName === 'SELECT';
    // Moving a row and saving by keys leave the cell without a blur, which is when a typed text is taken over.
    if ((event.altKey && isArrow) || (hasControl && event.key === 'Enter')) takeOver(event.target as HTMLElement);
    if (hasControl) return;
    if (event.altKey && isArrow) events.move(at, up ? -1 : 1, column);
    else if (isArrow && !isList && !(up && at === 0)) events.goTo(at + (up ? -1 : 1), column);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) events.goTo(at + 1, column);
    else return;
    event.preventDefault();
  }

  return (
    <tr>
      <th scope="row">{at + 1}</th>
      {columns.map((column, index) => (
        <td key={column.name} onKeyDown={(event) => onKeyDown(event, index)}>
          <GridCell
            at={at}
            index={index}
            column={column}
            value={row[column.name]}
            isDisabled={isDisabled}
            onChange={(value) => events.change(at, { ...row, [column.name]: value })}
          />
        </td>
      ))}
      {!isDisabled && (
        <td>
          <Flex gap={1} padding={1}>
            <RowButton label={copy.rows.moveUp(at + 1)} onUse={() => events.move(at, -1, 0)} icon={<ArrowUp />} />
            <RowButton label={copy.rows.moveDown(at + 1)} onUse={() => events.move(at, 1, 0)} icon={<ArrowDown />} />
            <RowButton label={copy.rows.deleteRow(at + 1)} onUse={() => events.remove(at)} icon={<Trash />} />
          </Flex>
        </td>
      )}
    </tr>
  );
});

/** Makes a cell hand over what was typed, and the form know it, before anything else happens. */
function takeOver(cell: HTMLElement): void {
  flushSync(() => cell.blur());
}

function RowButton({ label, onUse, icon }: { label: string; onUse: () => void; icon: JSX.Element }) {
  return (
    <IconButton label={label} variant="ghost" size="XS" tabIndex={-1} onClick={onUse} type="button">
      {icon}
    </IconButton>
  );
}

import { useState } from 'react';
import { css, styled } from 'styled-components';
import { copy } from '../../copy';
import { cellProblem, cellText, cellValue } from './cell-value';
import type { CellValue, Column } from './columns';

interface CellStyle {
  $isBad: boolean;
  $width: string;
}
const cellStyle = css<CellStyle>`
  width: 100%;
  min-width: ${({ $width }) => $width};
  padding: 0.8rem;
  border: 0;
  background: ${({ theme, $isBad }) => ($isBad ? theme.colors.danger100 : 'transparent')};
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;

  &:focus {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
  &:disabled {
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;
const CellInput = styled.input<CellStyle>`
  ${cellStyle}
`;
const CellArea = styled.textarea<CellStyle>`
  ${cellStyle}
  min-height: 3.6rem;
  resize: vertical;
  field-sizing: content;
`;
const CellSelect = styled.select<CellStyle>`
  ${cellStyle}
`;

interface GridCellProps {
  at: number;
  index: number;
  column: Column;
  value: CellValue | undefined;
  isDisabled: boolean;
  onChange: (value: CellValue) => void;
}

export function GridCell({ at, index, column, value, isDisabled, onChange }: GridCellProps) {
  const problem = cellProblem(column, value);
  const common = {
    'data-row': at,
    'data-column': index,
    'aria-label': copy.rows.cell(column.label, at + 1),
    'aria-invalid': problem !== null,
    title: problem ? copy.rows[problem] : undefined,
    disabled: isDisabled,
    $isBad: problem !== null,
    $width: widthOf(column),
  };
  if (column.kind === 'boolean')
    return (
      <CellInput
        {...common}
        type="checkbox"
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
      />
    );
  if (column.kind === 'choice' && problem === null)
    return (
      <CellSelect {...common} value={cellText(value)} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">{copy.choice.placeholder}</option>
        {Object.entries(column.labels ?? {}).map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </CellSelect>
    );
  return <TextCell common={common} column={column} value={value} onChange={onChange} />;
}

interface TextCellProps extends Pick<GridCellProps, 'column' | 'value' | 'onChange'> {
  common: CellStyle;
}

/** A text is understood when the cell is left, so that half a number or date is not changed under the fingers. */
function TextCell({ common, column, value, onChange }: TextCellProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const events = {
    value: typed ?? cellText(value),
    onChange: (event: { target: { value: string } }) => setTyped(event.target.value),
    onBlur: () => {
      if (typed !== null) onChange(cellValue(column, typed));
      setTyped(null);
    },
  };
  if (column.kind === 'longText' || (column.max ?? 0) > 100)
    return <CellArea rows={1} {...common} {...events} maxLength={column.max} />;
  const isNumber = column.kind === 'integer' || column.kind === 'decimal';
  return (
    <CellInput
      type="text"
      inputMode={isNumber ? 'decimal' : 'text'}
      style={isNumber ? { textAlign: 'right' } : undefined}
      maxLength={column.max}
      {...common}
      {...events}
    />
  );
}

function widthOf(column: Column): string {
  if (column.kind === 'longText' || (column.max ?? 0) > 100) return '28rem';
  return column.kind === 'text' && (column.max ?? 0) > 30 ? '18rem' : '12rem';
}

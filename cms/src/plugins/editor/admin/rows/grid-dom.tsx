import { styled } from 'styled-components';

/** The sheet itself, in the colours of the design system. */
export const GridTable = styled.table`
  display: block;
  max-height: 60vh;
  overflow: auto;
  border-collapse: separate;
  border-spacing: 0;
  font-size: 1.4rem;

  th,
  td {
    border-right: 1px solid ${({ theme }) => theme.colors.neutral150};
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    vertical-align: top;
  }
  thead th {
    position: sticky;
    top: 0;
    z-index: 1;
    padding: 0.8rem;
    background: ${({ theme }) => theme.colors.neutral100};
    color: ${({ theme }) => theme.colors.neutral700};
    font-weight: 600;
    text-align: left;
    white-space: nowrap;
  }
  thead th span {
    color: ${({ theme }) => theme.colors.danger600};
  }
  tbody th {
    padding: 0.9rem 0.8rem;
    color: ${({ theme }) => theme.colors.neutral600};
    font-weight: 400;
    text-align: right;
  }
  tbody tr:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

/** Puts the cursor into a cell once the change that made it has been drawn. */
export function focusCell(grid: HTMLElement | null, row: number, column: number): void {
  requestAnimationFrame(() => {
    grid?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)?.focus();
  });
}

import { Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

const Frame = styled.table`
  width: 100%;
  border-collapse: collapse;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  th,
  td {
    padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
    text-align: left;
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
  th {
    white-space: nowrap;
  }
  /* Chinese may break after every sign: without a width of its own a cell would become one sign wide. */
  @media (max-width: 60em) {
    td:not(:has(> button)) {
      min-width: 11rem;
    }
  }
`;

/** On a narrow or enlarged screen the table moves sideways, and the page does not; paper shows all of it. */
const Scroller = styled.div`
  /* Or what is hidden in a heading for those who hear it would stand outside, and the page move all the same. */
  position: relative;
  overflow-x: auto;
  @media print {
    overflow: visible;
  }
`;

interface Props {
  caption: string;
  headings: readonly { key: string; text: ReactNode; className?: string }[];
  /** Rows of `td`. */
  children: ReactNode;
}

/**
 * A table in which every link and button is a stop of the tabulator. That of the design system is a grid of arrows, which
 * loses its cells when a row or a cell is a component of its own.
 */
export function PlainTable({ caption, headings, children }: Props) {
  return (
    <Scroller>
      <Frame aria-label={caption}>
        <thead>
          <tr>
            {headings.map(({ key, text, className }) => (
              <th key={key} scope="col" className={className}>
                <Typography variant="sigma" textColor="neutral600">
                  {text}
                </Typography>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </Frame>
    </Scroller>
  );
}

/** Headings of a table from the copy of its columns. */
export const headingsOf = (columns: Readonly<Record<string, string>>) =>
  Object.entries(columns).map(([key, text]) => ({ key, text }));

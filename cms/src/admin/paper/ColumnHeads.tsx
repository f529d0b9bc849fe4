/** The columns of a table on paper, whose widths its style says. */
export function Columns({ columns }: { columns: Readonly<Record<string, string>> }) {
  return (
    <colgroup>
      {Object.keys(columns).map((column) => (
        <col key={column} />
      ))}
    </colgroup>
  );
}

/** The row of headings of a table on paper. */
export function ColumnHeads({ columns }: { columns: Readonly<Record<string, string>> }) {
  return (
    <tr>
      {Object.values(columns).map((text) => (
        <th key={text} scope="col">
          {text}
        </th>
      ))}
    </tr>
  );
}

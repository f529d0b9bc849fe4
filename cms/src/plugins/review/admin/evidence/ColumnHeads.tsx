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

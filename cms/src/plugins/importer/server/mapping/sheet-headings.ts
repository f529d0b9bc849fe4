import { isBlank, type Sheet, type SheetRow } from '../reading/cell';
import { problemAt, type Problem } from '../reporting/problem';
import { headingSearchRows, type HeadingRow } from './headings';

/** The rows at the top of a sheet that are not empty. */
export async function firstRows(sheet: Sheet): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of sheet.rows()) {
    if (row.cells.some((cell) => !isBlank(cell))) rows.push(row);
    if (rows.length === headingSearchRows) break;
  }
  return rows;
}

export function headingProblems(sheet: Sheet, headings: HeadingRow): Problem[] {
  return headings.findings.map(({ heading, finding }) =>
    problemAt({ sheet: sheet.name, row: headings.row }, heading, null, finding),
  );
}

import { Badge, Box, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { reportCopy, screenCopy } from '../../copy';
import type { Problem } from '../../server/reporting/problem';

const columns = Object.keys(reportCopy.columns) as (keyof typeof reportCopy.columns)[];

/** Where, what stands there, what is wrong, what to do: the columns of the report file. */
export function ProblemTable({ problems }: { problems: readonly Problem[] }) {
  return (
    <Table colCount={columns.length} rowCount={problems.length + 1} aria-label={screenCopy.tableLabel}>
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{reportCopy.columns[column]}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {problems.map((problem, index) => (
          // Two problems may be alike in every word; their order does not change.
          <Tr key={index}>
            {columns.map((column) => (
              <Td key={column}>
                <Cell problem={problem} column={column} />
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function Cell({ problem, column }: { problem: Problem; column: (typeof columns)[number] }) {
  if (column === 'severity')
    return <Badge active={problem.severity === 'error'}>{reportCopy.severities[problem.severity]}</Badge>;
  const text = column === 'row' ? String(problem.row || '') : problem[column];
  return (
    <Box maxWidth="24rem">
      <Typography textColor="neutral800" style={{ whiteSpace: 'normal', overflowWrap: 'anywhere' }}>
        {text}
      </Typography>
    </Box>
  );
}

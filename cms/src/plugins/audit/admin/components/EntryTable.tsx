import { Box, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Fragment, useState } from 'react';
import { copy } from '../../copy';
import type { EntryView } from '../../server/services/search';

const { columns } = copy.screen;
const shown = ['seq', 'at', 'actor', 'action', 'subject', 'address'] as const;

/** Entries, each opening to all that it says. */
export function EntryTable({ items }: { items: readonly EntryView[] }) {
  return (
    <Table colCount={shown.length + 1} rowCount={items.length + 1}>
      <Thead>
        <Tr>
          {[...shown, 'details' as const].map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{columns[column]}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {items.map((entry) => (
          <EntryRows key={entry.seq} entry={entry} />
        ))}
      </Tbody>
    </Table>
  );
}

function EntryRows({ entry }: { entry: EntryView }) {
  const [isOpen, setIsOpen] = useState(false);
  const { seq, at, actor, subject, address } = entry;
  const what = [entry.typeLabel, subject?.title || subject?.id].filter(Boolean).join('：');
  const cells = [String(seq), timeOf(at), actor.name, entry.actionLabel, what, address ?? ''];
  return (
    <Fragment>
      <Tr data-testid={`entry-${seq}`}>
        {cells.map((text, index) => (
          <Td key={shown[index]}>
            <Box maxWidth="26rem">
              <Typography textColor="neutral800">{text}</Typography>
            </Box>
          </Td>
        ))}
        <Td>
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={copy.screen.details(seq)}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Typography textColor="primary600">{columns.details}</Typography>
          </button>
        </Td>
      </Tr>
      {isOpen && (
        <Tr>
          <Td colSpan={shown.length + 1}>
            <Details entry={entry} />
          </Td>
        </Tr>
      )}
    </Fragment>
  );
}

function Details({ entry }: { entry: EntryView }) {
  const facts = [
    [columns.at, entry.at],
    [columns.roles, entry.actor.roles.join('、')],
    [columns.subject, entry.subject?.id ?? ''],
    [columns.details, JSON.stringify(entry.details, null, 1)],
    [columns.hash, entry.hash],
  ] as const;
  return (
    <Box tag="dl" padding={2}>
      {facts.map(([label, text]) => (
        <Box key={label} paddingBottom={2}>
          <Typography tag="dt" variant="sigma" textColor="neutral600">
            {label}
          </Typography>
          <Typography tag="dd" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {text}
          </Typography>
        </Box>
      ))}
    </Box>
  );
}

/** To the second; the whole is in the details. */
const timeOf = (at: string): string => at.slice(0, 19).replace('T', ' ');

import { Box, Button, Flex, Link, Typography, VisuallyHidden } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { DueItem } from '../../server/rules/due-item';
import { isCountedByDays, pathOf } from '../api';
import { ConfirmModal, isConfirmable } from './ConfirmModal';
import { DueDate } from './DueDate';
import { ExplanationModal } from './ExplanationModal';
import { LeftBadge } from './LeftBadge';
import { oneLine } from './one-line';

type Opened = { item: DueItem; dialog: 'explain' | 'confirm' } | null;

/** What is due, most pressing first; each row leads to its record and to the way it was counted. */
export function ItemTable({ items, mayConfirm }: { items: DueItem[]; mayConfirm: boolean }) {
  const [opened, setOpened] = useState<Opened>(null);
  const deeds = <VisuallyHidden>{copy.board.actions}</VisuallyHidden>;
  const headings = [
    ...headingsOf(copy.board.columns),
    { key: 'deeds', text: deeds, className: 'deadlines-screen-only' },
  ];
  return (
    <>
      <PlainTable caption={copy.board.title} headings={headings}>
        {items.map((item) => (
          <Row
            key={item.clock + item.type + item.documentId + item.start}
            item={item}
            mayConfirm={mayConfirm}
            onOpen={setOpened}
          />
        ))}
      </PlainTable>
      {opened?.dialog === 'explain' && <ExplanationModal item={opened.item} onClose={() => setOpened(null)} />}
      {opened?.dialog === 'confirm' && <ConfirmModal item={opened.item} onClose={() => setOpened(null)} />}
    </>
  );
}

interface RowProps {
  item: DueItem;
  mayConfirm: boolean;
  onOpen: (opened: Opened) => void;
}

function Row({ item, mayConfirm, onOpen }: RowProps) {
  return (
    <tr>
      <td>
        <Box minWidth="16rem" maxWidth="36rem">
          <Link tag={NavLink} to={pathOf(item)}>
            {item.title}
          </Link>
          <Typography variant="pi" textColor="neutral600" tag="p">
            {item.indexNumber ?? ''}
          </Typography>
        </Box>
      </td>
      <Cell text={item.label} />
      <Cell text={item.task} />
      <Cell text={item.department ?? copy.board.noDepartment} />
      <td>
        <DueDate item={item} />
      </td>
      <td>
        <LeftBadge item={item} />
      </td>
      <td className="deadlines-screen-only">
        <Flex gap={2} wrap="wrap">
          {isCountedByDays(item) && (
            <Button
              variant="tertiary"
              size="S"
              style={oneLine}
              aria-label={copy.board.explainOf(item.label, item.title)}
              onClick={() => onOpen({ item, dialog: 'explain' })}
            >
              {copy.board.explain}
            </Button>
          )}
          {mayConfirm && isConfirmable(item) && (
            <Button variant="secondary" size="S" onClick={() => onOpen({ item, dialog: 'confirm' })}>
              {copy.board.confirm}
            </Button>
          )}
        </Flex>
      </td>
    </tr>
  );
}

function Cell({ text }: { text: string }) {
  return (
    <td>
      <Typography textColor="neutral800">{text}</Typography>
    </td>
  );
}

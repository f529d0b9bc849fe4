import { Badge, Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { NavLink } from 'react-router-dom';
import { PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { RoundView, ShownSection } from '../../server/services/views';
import { assessmentPath } from '../api';
import { useExport } from '../use-export';
import { EntryDialog } from './EntryDialog';

const texts = copy.round;

interface Props {
  round: RoundView;
  sections: readonly ShownSection[];
}

/** The four heads of each section with what they rest on, the sum and the grade that follows from it. */
export function ResultTable({ round, sections }: Props) {
  const [scored, setScored] = useState<string | null>(null);
  const open = sections.find(({ department }) => department === scored);
  const headings = [
    { key: 'section', text: texts.section },
    ...round.heads.map(({ head, label, maximum }) => ({ key: head, text: texts.maximum(label, maximum) })),
    { key: 'total', text: texts.total },
    { key: 'grade', text: texts.grade },
    { key: 'actions', text: texts.actions },
  ];
  return (
    <>
      <PlainTable caption={texts.caption} headings={headings}>
        {sections.map((section) => (
          <Row key={section.department} round={round} section={section} onScore={() => setScored(section.department)} />
        ))}
      </PlainTable>
      {open && <EntryDialog id={round.id} section={open} onClose={() => setScored(null)} />}
    </>
  );
}

function Row({ round, section, onScore }: { round: RoundView; section: ShownSection; onScore: () => void }) {
  const { name, heads, total, grade } = section;
  return (
    <tr>
      <td>
        <Typography fontWeight="bold">{name}</Typography>
      </td>
      {heads.map(({ head, points, reason, isComputed }) => (
        <td key={head}>
          <Box minWidth="7rem" maxWidth="14rem">
            {points === null ? (
              <Badge backgroundColor="neutral150" textColor="neutral800">
                {texts.open}
              </Badge>
            ) : (
              <Typography fontWeight="semiBold">{points}</Typography>
            )}
            {reason && (
              <Typography variant="pi" textColor="neutral600" tag="p">
                {isComputed ? `${texts.computed}：${reason}` : reason}
              </Typography>
            )}
          </Box>
        </td>
      ))}
      <td>
        <Typography fontWeight="bold">{total}</Typography>
      </td>
      <td>{grade && <Badge>{grade}</Badge>}</td>
      <td>
        <Actions round={round} section={section} onScore={onScore} />
      </td>
    </tr>
  );
}

function Actions({ round, section, onScore }: { round: RoundView; section: ShownSection; onScore: () => void }) {
  const download = useExport(round.id);
  const { name, department } = section;
  if (round.canScore)
    return (
      <Button variant="secondary" aria-label={texts.scoreOf(name)} onClick={onScore}>
        {texts.score}
      </Button>
    );
  if (round.state !== 'closed' && round.state !== 'confirmed') return null;
  return (
    <Flex gap={2}>
      <Button variant="tertiary" aria-label={texts.exportOf(name)} onClick={() => void download(department)}>
        {texts.export}
      </Button>
      <Link tag={NavLink} to={`${assessmentPath}/${round.id}/paper/${department}`} aria-label={texts.paperOf(name)}>
        {texts.paper}
      </Link>
    </Flex>
  );
}

import { EmptyStateLayout, Link, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { SectionScore } from '../../server/services/scores';
import { boardOf, useScoresQuery } from '../api';

/** How well each section keeps its days, the lowest score first; each leads to what it is late with. */
export function ScoreTable() {
  const { data, isError } = useScoresQuery();
  if (isError) return <Page.Error content={copy.board.loadFailed} />;
  if (!data) return <Page.Loading />;
  return (
    <>
      <Typography textColor="neutral600" tag="p">
        {copy.scores.explanation(data.since, data.today)}
      </Typography>
      {data.sections.length === 0 ? (
        <EmptyStateLayout content={copy.scores.none} />
      ) : (
        <PlainTable caption={copy.scores.caption} headings={headingsOf(copy.scores.columns)}>
          {data.sections.map((section) => (
            <Row key={section.value} section={section} />
          ))}
        </PlainTable>
      )}
    </>
  );
}

function Row({ section }: { section: SectionScore }) {
  const { value: department, label, score, inTime, late, overdue, reassessmentsOverdue } = section;
  return (
    <tr>
      <td>
        <Link tag={NavLink} to={boardOf({ group: 'overdue', department })}>
          {label}
        </Link>
      </td>
      <Figure value={score ?? copy.scores.noScore} isStrong />
      <Figure value={inTime} />
      <Figure value={late} />
      <Figure value={overdue} isWarning={overdue > 0} />
      <Figure value={reassessmentsOverdue} isWarning={reassessmentsOverdue > 0} />
    </tr>
  );
}

interface FigureProps {
  value: number | string;
  isStrong?: boolean;
  isWarning?: boolean;
}

function Figure({ value, isStrong = false, isWarning = false }: FigureProps) {
  return (
    <td>
      <Typography textColor={isWarning ? 'danger600' : 'neutral800'} fontWeight={isStrong ? 'bold' : 'regular'}>
        {String(value)}
      </Typography>
    </td>
  );
}

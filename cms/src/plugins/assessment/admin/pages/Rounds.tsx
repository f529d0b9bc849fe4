import { Badge, EmptyStateLayout, Flex, Link, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { RoundList } from '../../server/services/views';
import { assessmentPath, useRoundsQuery } from '../api';
import { AnnounceForm } from '../components/AnnounceForm';
import { dayText } from '../time';

const texts = copy.page;

/** 年度考核: the assessments of the years, the newest first (R-SRC-17). */
export default function Rounds() {
  return (
    <AdminPage action="plugin::assessment.read" title={texts.title} subtitle={texts.subtitle}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const { data, isError } = useRoundsQuery();
  if (isError) return <Page.Error content={texts.loadFailed} />;
  if (!data) return <Page.Loading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
      {data.mayManage && <AnnounceForm key={data.rounds.length} list={data} />}
      {data.rounds.length === 0 ? (
        <EmptyStateLayout content={texts.none} />
      ) : (
        <PlainTable caption={texts.caption} headings={headingsOf(texts.columns)}>
          {data.rounds.map((round) => (
            <Row key={round.id} round={round} />
          ))}
        </PlainTable>
      )}
    </Flex>
  );
}

function Row({ round }: { round: RoundList['rounds'][number] }) {
  const { id, year, assessOn, state, announcedAt, announcedBy } = round;
  const cells = [texts.yearOf(year), assessOn];
  return (
    <tr>
      {cells.map((cell) => (
        <td key={cell}>
          <Typography textColor="neutral800">{cell}</Typography>
        </td>
      ))}
      <td>
        <Badge>{copy.states[state]}</Badge>
      </td>
      <td>
        <Typography textColor="neutral800">{texts.announcedText(dayText(announcedAt), announcedBy)}</Typography>
      </td>
      <td>
        <Link tag={NavLink} to={`${assessmentPath}/${id}`} aria-label={texts.viewOf(year)}>
          {texts.view}
        </Link>
      </td>
    </tr>
  );
}

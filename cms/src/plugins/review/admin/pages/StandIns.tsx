import { Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { Delegation } from '../../server/services/delegations';
import { useAnswer } from '../../../../admin/dialogs/use-answer';
import { useDelegationsQuery, useEndDelegationMutation } from '../stand-ins/api';
import { StandInForm } from '../stand-ins/StandInForm';

const texts = copy.standInPage;

/** 委托代办: who stands in for me while I am away, and for whom I do. */
export default function StandIns() {
  return (
    <AdminPage action="plugin::review.delegate" title={texts.title} subtitle={texts.subtitle}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const { data, isError } = useDelegationsQuery();
  if (isError) return <Page.Error content={copy.screen.loadFailed} />;
  if (!data) return <Page.Loading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
      <StandInForm candidates={data.candidates} />
      {data.delegations.length === 0 ? <EmptyStateLayout content={texts.none} /> : <List rows={data.delegations} />}
    </Flex>
  );
}

function List({ rows }: { rows: Delegation[] }) {
  return (
    <PlainTable caption={texts.title} headings={headingsOf(texts.columns)}>
      {rows.map((row) => (
        <Row key={row.id} row={row} />
      ))}
    </PlainTable>
  );
}

function Row({ row }: { row: Delegation }) {
  const [end] = useEndDelegationMutation();
  const { tell } = useAnswer();
  const state = row.isActive ? texts.active : row.isEnded ? texts.ended : texts.toCome;
  return (
    <tr>
      {[row.from, row.to, `${row.startsOn} 至 ${row.endsOn}`, row.reason, state].map((text, index) => (
        <td key={index}>
          <Typography textColor="neutral800">{text}</Typography>
        </td>
      ))}
      <td>
        {row.isMine && !row.isEnded && (
          <Button variant="tertiary" onClick={() => tell(end(row.id), texts.endedNow)}>
            {texts.end}
          </Button>
        )}
      </td>
    </tr>
  );
}

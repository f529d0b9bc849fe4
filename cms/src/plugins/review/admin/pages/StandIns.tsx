import {
  Box,
  Button,
  EmptyStateLayout,
  Flex,
  Table,
  Tbody,
  Td,
  Th,
  Thead,
  Tr,
  Typography,
} from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { copy } from '../../copy';
import type { Delegation } from '../../server/services/delegations';
import { useAnswer } from '../flows/use-answer';
import { useDelegationsQuery, useEndDelegationMutation } from '../stand-ins/api';
import { StandInForm } from '../stand-ins/StandInForm';

const texts = copy.standInPage;

/** 委托代办: who stands in for me while I am away, and for whom I do. */
export default function StandIns() {
  return (
    <Page.Protect permissions={[{ action: 'plugin::review.delegate', subject: null }]}>
      <Page.Title>{texts.title}</Page.Title>
      <Page.Main>
        <Layouts.Header title={texts.title} subtitle={texts.subtitle} />
        <Layouts.Content>
          <Content />
        </Layouts.Content>
      </Page.Main>
    </Page.Protect>
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
    <Box>
      <Table colCount={6} rowCount={rows.length + 1}>
        <Thead>
          <Tr>
            {Object.entries(texts.columns).map(([column, label]) => (
              <Th key={column}>
                <Typography variant="sigma">{label}</Typography>
              </Th>
            ))}
          </Tr>
        </Thead>
        <Tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </Tbody>
      </Table>
    </Box>
  );
}

function Row({ row }: { row: Delegation }) {
  const [end] = useEndDelegationMutation();
  const { tell } = useAnswer();
  const state = row.isActive ? texts.active : row.isEnded ? texts.ended : texts.toCome;
  return (
    <Tr>
      {[row.from, row.to, `${row.startsOn} 至 ${row.endsOn}`, row.reason, state].map((text, index) => (
        <Td key={index}>
          <Typography textColor="neutral800">{text}</Typography>
        </Td>
      ))}
      <Td>
        {row.isMine && !row.isEnded && (
          <Button variant="tertiary" onClick={() => tell(end(row.id), texts.endedNow)}>
            {texts.end}
          </Button>
        )}
      </Td>
    </Tr>
  );
}

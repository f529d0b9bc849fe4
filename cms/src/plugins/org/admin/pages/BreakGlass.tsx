import { Box, Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { Page, useAuth } from '@strapi/strapi/admin';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { ElevationView } from '../../server/services/elevations';
import { AskForm } from '../break-glass/AskForm';
import { ElevationRow } from '../break-glass/ElevationRow';
import { useElevationsQuery, useEndElevationMutation } from '../api';
import { timeText } from '../time';
import { useTell } from '../use-tell';

const texts = copy.breakGlass;
/** Somebody waits for the answer of another, and ends come by the clock. */
const refreshMs = 10_000;

/** 应急授权: asks for the rights of the whole system, decides on such requests, shows all there were. */
export default function BreakGlass() {
  return (
    <AdminPage action="plugin::org.break-glass" title={texts.title} subtitle={texts.subtitle}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const { data, isError } = useElevationsQuery(undefined, { pollingInterval: refreshMs });
  const own = useAuth('BreakGlass', ({ user }) => String(user?.id));
  if (isError) return <Page.Error content={texts.loadFailed} />;
  if (!data) return <Page.Loading />;
  const active = data.elevations.find(({ account, state }) => account === own && state === 'active');
  return (
    <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
      {active ? <Active one={active} /> : data.mayAsk && <AskForm />}
      {data.elevations.length === 0 ? <EmptyStateLayout content={texts.none} /> : <List all={data.elevations} />}
    </Flex>
  );
}

function List({ all }: { all: readonly ElevationView[] }) {
  return (
    <Box overflow="auto">
      <PlainTable caption={texts.title} headings={headingsOf(texts.columns)}>
        {all.map((one) => (
          <ElevationRow key={one.id} one={one} />
        ))}
      </PlainTable>
    </Box>
  );
}

function Active({ one }: { one: ElevationView }) {
  const [end, { isLoading }] = useEndElevationMutation();
  const tell = useTell();
  return (
    <Flex
      background="warning100"
      hasRadius
      padding={4}
      gap={4}
      justifyContent="space-between"
      wrap="wrap"
      role="status"
    >
      <Typography>{texts.activeNow(timeText(one.endsAtMs ?? 0))}</Typography>
      <Button variant="secondary" loading={isLoading} onClick={() => void tell(end(), texts.ended)}>
        {texts.end}
      </Button>
    </Flex>
  );
}

import { Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page, useQueryParams } from '@strapi/strapi/admin';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { PageLinks } from '../../../../admin/tables/PageLinks';
import { copy } from '../../copy';
import type { EntryPage } from '../../server/services/search';
import { useAuditEntriesQuery } from '../api';
import { EntryTable } from '../components/EntryTable';
import { Filters } from '../components/Filters';
import { addressOf, askedFor, defaultPageSize, filterOf, type LogQuery } from '../query';
import { useDownloads } from '../use-downloads';

const { screen } = copy;

/** 审计日志: who did what to which record, to look through and to take away (B-9). */
export default function Log() {
  return (
    <AdminPage action="plugin::audit.log" title={screen.title}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const [{ query }, setQuery] = useQueryParams<LogQuery>();
  const { data, isError } = useAuditEntriesQuery(askedFor(query));
  const filter = filterOf(query);
  return (
    <>
      <Layouts.Header
        title={screen.title}
        subtitle={data ? screen.subtitle(data.total) : ''}
        primaryAction={<Downloads filter={filter} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          <Filters key={JSON.stringify(filter)} filter={filter} onSearch={(next) => setQuery(addressOf(next))} />
          {data ? <Entries page={data} /> : isError ? <Page.Error content={screen.loadFailed} /> : <Page.Loading />}
          <Typography variant="pi" textColor="neutral700">
            {screen.keepOutside}
          </Typography>
        </Flex>
      </Layouts.Content>
    </>
  );
}

function Downloads({ filter }: { filter: Record<string, string> }) {
  const { isBusy, log, table, checkpoint, key } = useDownloads(filter);
  const others = [
    [screen.exportTable, table],
    [screen.checkpoint, checkpoint],
    [screen.key, key],
  ] as const;
  return (
    <Flex gap={2} wrap="wrap">
      {others.map(([label, onClick]) => (
        <Button key={label} variant="tertiary" disabled={isBusy} onClick={onClick}>
          {label}
        </Button>
      ))}
      <Button disabled={isBusy} onClick={log}>
        {screen.exportLog}
      </Button>
    </Flex>
  );
}

function Entries({ page }: { page: EntryPage }) {
  if (page.items.length === 0) return <EmptyStateLayout content={screen.empty} />;
  return (
    <>
      <EntryTable items={page.items} />
      <PageLinks total={page.total} pageSize={page.pageSize} defaultPageSize={defaultPageSize} />
    </>
  );
}

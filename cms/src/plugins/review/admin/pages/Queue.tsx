import { EmptyStateLayout, Flex } from '@strapi/design-system';
import { Layouts, Page, useQueryParams } from '@strapi/strapi/admin';
import { useState } from 'react';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { PageLinks } from '../../../../admin/tables/PageLinks';
import { copy } from '../../copy';
import type { QueuePage } from '../../server/services/queue';
import { useReviewQueueQuery } from '../api';
import { BulkBar } from '../queue/BulkBar';
import { BulkDialog } from '../queue/BulkDialog';
import { Filters } from '../queue/Filters';
import { QueueTable } from '../queue/QueueTable';
import { Scopes } from '../queue/Scopes';
import type { Bulk } from '../queue/api';
import { askedFor, PAGE_SIZE, type Query, type Scope } from '../queue/query';
import { useChoice } from '../queue/use-choice';

/** 审签待办: what waits for me, my drafts, what I have under way, everything; one by one or several at once. */
export default function Queue() {
  return (
    <AdminPage action="plugin::review.queue" title={copy.screen.title}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  // Here, and not beside the list: what is done empties the list, and what became of it must still be read.
  const [bulk, setBulk] = useState<Bulk | null>(null);
  const [{ query }, setQuery] = useQueryParams<Query>();
  const scope = query.scope ?? 'waiting';
  const { data, isError } = useReviewQueueQuery(askedFor(query));
  const show = (change: Query) => setQuery({ ...query, page: '1', ...change });
  if (isError) return <Page.Error content={copy.screen.loadFailed} />;
  return (
    <>
      <Layouts.Header title={copy.screen.title} subtitle={data ? copy.screen.subtitle(data.waiting) : ''} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          <Scopes scope={scope} page={data} onChange={(next) => show({ scope: next })} />
          <Filters query={query} scope={scope} page={data} onChange={show} />
          {data ? <Items page={data} scope={scope} onBulk={setBulk} /> : <Page.Loading />}
        </Flex>
      </Layouts.Content>
      {bulk && <BulkDialog bulk={bulk} onClose={() => setBulk(null)} />}
    </>
  );
}

interface ItemsProps {
  page: QueuePage;
  scope: Scope;
  onBulk: (bulk: Bulk) => void;
}

function Items({ page, scope, onBulk }: ItemsProps) {
  const choice = useChoice(page.items);
  if (page.items.length === 0) return <EmptyStateLayout content={copy.screen.empty[scope]} />;
  return (
    <>
      {page.items.some(({ bulk }) => bulk.length > 0) && <BulkBar choice={choice} onBulk={onBulk} />}
      <QueueTable items={page.items} choice={choice} />
      <PageLinks total={page.total} pageSize={page.pageSize} defaultPageSize={PAGE_SIZE} />
    </>
  );
}

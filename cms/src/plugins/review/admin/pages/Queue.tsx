import {
  Box,
  EmptyStateLayout,
  Flex,
  Link,
  SingleSelect,
  SingleSelectOption,
  Tabs,
  Typography,
} from '@strapi/design-system';
import { Layouts, Page, useQueryParams } from '@strapi/strapi/admin';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { PageLinks } from '../../../../admin/tables/PageLinks';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { NavLink } from 'react-router-dom';
import { copy } from '../../copy';
import type { QueueItem, QueuePage, QueueQuery } from '../../server/services/queue';
import { useReviewQueueQuery } from '../api';
import { ItemBadge } from '../components/StateBadge';
import { recordPath } from '../components/Todo';
import { timeText } from '../time';

type Scope = QueueQuery['scope'];
interface Query {
  scope?: Scope;
  type?: string;
  state?: string;
  page?: string;
  pageSize?: string;
}
const scopes = Object.keys(copy.screen.scopes) as Scope[];
const PAGE_SIZE = '20';

/** 审签待办: what waits for me, what I have under way, everything. */
export default function Queue() {
  return (
    <AdminPage action="plugin::review.queue" title={copy.screen.title}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const [{ query }, setQuery] = useQueryParams<Query>();
  const scope = query.scope ?? 'waiting';
  const { data, isError } = useReviewQueueQuery(asked(query));
  const show = (change: Query) => setQuery({ ...query, page: '1', ...change });
  if (isError) return <Page.Error content={copy.screen.loadFailed} />;
  return (
    <>
      <Layouts.Header title={copy.screen.title} subtitle={data ? copy.screen.subtitle(data.waiting) : ''} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex justifyContent="space-between" gap={4} wrap="wrap">
            <Scopes scope={scope} waiting={data?.waiting} onChange={(next) => show({ scope: next })} />
            <Filters query={query} types={data?.types ?? []} onChange={show} />
          </Flex>
          {data ? <Items page={data} scope={scope} /> : <Page.Loading />}
        </Flex>
      </Layouts.Content>
    </>
  );
}

function asked({ scope, type, state, page, pageSize }: Query): Record<string, string> {
  return {
    scope: scope ?? 'waiting',
    page: page ?? '1',
    pageSize: pageSize ?? PAGE_SIZE,
    ...(type && { type }),
    ...(state && { state }),
  };
}

function Scopes(props: { scope: Scope; waiting: number | undefined; onChange: (scope: Scope) => void }) {
  return (
    <Tabs.Root variant="simple" value={props.scope} onValueChange={(value: string) => props.onChange(value as Scope)}>
      <Tabs.List aria-label={copy.screen.title}>
        {scopes.map((scope) => (
          <Tabs.Trigger key={scope} value={scope}>
            {copy.screen.scopes[scope] + (scope === 'waiting' && props.waiting ? `（${props.waiting}）` : '')}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
    </Tabs.Root>
  );
}

interface FilterProps {
  query: Query;
  types: QueuePage['types'];
  onChange: (change: Query) => void;
}

function Filters({ query, types, onChange }: FilterProps) {
  const typeLabels = types.map(({ name, label }) => [name, label] as const);
  return (
    <Flex gap={2}>
      <Filter
        label={copy.screen.filters.type}
        value={query.type}
        options={typeLabels}
        onChange={(type) => onChange({ type })}
      />
      <Filter
        label={copy.screen.filters.state}
        value={query.state}
        options={Object.entries(copy.states).filter(([state]) => state !== 'signedOff')}
        onChange={(state) => onChange({ state })}
      />
    </Flex>
  );
}

interface OneFilterProps {
  label: string;
  value: string | undefined;
  options: readonly (readonly [string, string])[];
  onChange: (value: string) => void;
}

function Filter({ label, value, options, onChange }: OneFilterProps) {
  return (
    <SingleSelect aria-label={label} value={value ?? ''} onChange={(next: string | number) => onChange(String(next))}>
      <SingleSelectOption value="">{`${label}：${copy.screen.filters.any}`}</SingleSelectOption>
      {options.map(([name, text]) => (
        <SingleSelectOption key={name} value={name}>
          {text}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}

function Items({ page, scope }: { page: QueuePage; scope: Scope }) {
  if (page.items.length === 0) return <EmptyStateLayout content={copy.screen.empty[scope]} />;
  return (
    <>
      <PlainTable caption={copy.screen.title} headings={headingsOf(copy.screen.columns)}>
        {page.items.map((item) => (
          <Row key={item.uid + item.documentId} item={item} />
        ))}
      </PlainTable>
      <PageLinks total={page.total} pageSize={page.pageSize} defaultPageSize={20} />
    </>
  );
}

function Row({ item }: { item: QueueItem }) {
  return (
    <tr>
      <td>
        <Box maxWidth="40rem">
          <Link tag={NavLink} to={recordPath(item)}>
            {item.title || copy.screen.untitled}
          </Link>
        </Box>
      </td>
      <td>
        <Typography textColor="neutral800">{item.typeLabel}</Typography>
      </td>
      <td>
        <ItemBadge item={item} />
      </td>
      <td>
        <Typography textColor="neutral800">{item.submittedBy ?? ''}</Typography>
      </td>
      <td>
        <Typography textColor="neutral800">{timeText(item.updatedAt, 'day')}</Typography>
      </td>
    </tr>
  );
}

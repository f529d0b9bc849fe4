import { Button, EmptyStateLayout, Flex, Tabs } from '@strapi/design-system';
import { Layouts, Page, useQueryParams } from '@strapi/strapi/admin';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { PageLinks } from '../../../../admin/tables/PageLinks';
import { copy } from '../../copy';
import type { Board as BoardState } from '../../server/services/board';
import { useBoardQuery } from '../api';
import { BoardFilters } from '../components/BoardFilters';
import { ItemTable } from '../components/ItemTable';
import { Notices } from '../components/Notices';
import { PrintStyles } from '../components/print-styles';
import { ScoreTable } from '../components/ScoreTable';

type Group = keyof typeof copy.board.groups;
/** The last tab is no group of items. */
type Tab = Group | 'scores';
interface Query {
  group?: Tab;
  clock?: string;
  department?: string;
  page?: string;
  pageSize?: string;
}
const groups = Object.keys(copy.board.groups) as Group[];
const PAGE_SIZE = 50;

/** 期限看板: what is overdue, due today, this week and later (F-6). */
export default function Board() {
  return (
    <AdminPage action="plugin::deadlines.board" title={copy.board.title}>
      <PrintStyles />
      <Content />
    </AdminPage>
  );
}

function Content() {
  const [{ query }, setQuery] = useQueryParams<Query>();
  const tab = query.group ?? 'overdue';
  const group = tab === 'scores' ? 'overdue' : tab;
  const { data, isError } = useBoardQuery(asked(query, group));
  const show = (change: Query) => setQuery({ ...query, page: '1', ...change });
  if (isError) return <Page.Error content={copy.board.loadFailed} />;
  if (!data) return <Page.Loading />;
  const print = (
    <Button variant="secondary" className="deadlines-screen-only" onClick={() => window.print()}>
      {copy.board.print}
    </Button>
  );
  return (
    <>
      <Layouts.Header
        title={copy.board.title}
        subtitle={copy.board.subtitle(data.today, data.seesAll)}
        primaryAction={print}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          <Notices board={data} />
          <Flex justifyContent="space-between" gap={4} wrap="wrap">
            <TabList tab={tab} counts={data.counts} onChange={(next) => show({ group: next })} />
            {tab !== 'scores' && (
              <BoardFilters board={data} clock={query.clock} department={query.department} onChange={show} />
            )}
          </Flex>
          {tab === 'scores' ? <ScoreTable /> : <Items board={data} group={group} />}
        </Flex>
      </Layouts.Content>
    </>
  );
}

function asked({ clock, department, page, pageSize }: Query, group: Group): Record<string, string> {
  return {
    group,
    page: page ?? '1',
    pageSize: pageSize ?? String(PAGE_SIZE),
    ...(clock && { clock }),
    ...(department && { department }),
  };
}

interface TabListProps {
  tab: Tab;
  counts: BoardState['counts'];
  onChange: (tab: Tab) => void;
}

function TabList({ tab, counts, onChange }: TabListProps) {
  return (
    <Tabs.Root variant="simple" value={tab} onValueChange={(value: string) => onChange(value as Tab)}>
      <Tabs.List aria-label={copy.board.title}>
        {groups.map((name) => (
          <Tabs.Trigger key={name} value={name}>
            {`${copy.board.groups[name]}（${counts[name]}）`}
          </Tabs.Trigger>
        ))}
        <Tabs.Trigger value="scores">{copy.scores.tab}</Tabs.Trigger>
      </Tabs.List>
    </Tabs.Root>
  );
}

function Items({ board, group }: { board: BoardState; group: Group }) {
  if (board.items.length === 0) return <EmptyStateLayout content={copy.board.empty[group]} />;
  return (
    <>
      <ItemTable items={board.items} mayConfirm={board.mayConfirm} />
      <div className="deadlines-screen-only">
        <PageLinks total={board.total} pageSize={board.pageSize} defaultPageSize={PAGE_SIZE} />
      </div>
    </>
  );
}

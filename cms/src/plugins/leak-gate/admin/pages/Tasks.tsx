import { EmptyStateLayout, Flex, Tabs } from '@strapi/design-system';
import { Layouts, Page, useAPIErrorHandler, useNotification, useQueryParams } from '@strapi/strapi/admin';
import { useState } from 'react';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { PageLinks } from '../../../../admin/tables/PageLinks';
import { copy } from '../../copy';
import type { TaskView } from '../../server/services/tasks';
import { useAnswerTaskMutation, useLeakTasksQuery } from '../api';
import { GroundModal } from '../components/GroundModal';
import { TaskTable } from '../components/TaskTable';

const texts = copy.taskPage;
type State = keyof typeof texts.states;
const states = Object.keys(texts.states) as State[];
const PAGE_SIZE = 20;

/** 汇聚风险提示: what the confidentiality reviewer is asked about, and what he answered (B-5). */
export default function Tasks() {
  return (
    <AdminPage action="plugin::review.confidentiality" title={texts.title}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const [{ query }, setQuery] = useQueryParams<{ state?: State; page?: string; pageSize?: string }>();
  const state = query.state ?? 'open';
  const { page = '1', pageSize = String(PAGE_SIZE) } = query;
  const { data, isError } = useLeakTasksQuery({ state, page, pageSize });
  const [asked, setAsked] = useState<TaskView | null>(null);
  if (isError) return <Page.Error content={copy.screen.readFailed} />;
  if (!data) return <Page.Loading />;
  return (
    <>
      <Layouts.Header title={texts.title} subtitle={texts.subtitle(data.open)} />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          <Tabs.Root
            variant="simple"
            value={state}
            onValueChange={(next: string) => setQuery({ state: next as State, page: '1' })}
          >
            <Tabs.List aria-label={texts.title}>
              {states.map((name) => (
                <Tabs.Trigger key={name} value={name}>
                  {texts.states[name]}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
          </Tabs.Root>
          {data.items.length === 0 ? (
            <EmptyStateLayout content={texts.empty[state]} />
          ) : (
            <>
              <TaskTable items={data.items} onAnswer={setAsked} />
              <PageLinks total={data.total} pageSize={data.pageSize} defaultPageSize={PAGE_SIZE} />
            </>
          )}
        </Flex>
      </Layouts.Content>
      {asked && <AnswerModal task={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function AnswerModal({ task, onClose }: { task: TaskView; onClose: () => void }) {
  const [answer, { isLoading }] = useAnswerTaskMutation();
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: sentenceOf } = useAPIErrorHandler();
  const give = async (given: { ground: string; reason: string }): Promise<boolean> => {
    const result = await answer({ id: task.id, ...given });
    if ('error' in result && result.error) {
      toggleNotification({ type: 'danger', message: sentenceOf(result.error as Parameters<typeof sentenceOf>[0]) });
      return false;
    }
    toggleNotification({ type: 'success', message: texts.answered });
    return true;
  };
  const { answerTitle: title, answer: confirm } = copy.screen;
  return <GroundModal {...{ title, confirm, isLoading, onClose }} text={task.text} onGive={give} />;
}

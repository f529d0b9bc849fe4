import { useState } from 'react';
import { Button, Flex } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { copy } from '../../copy';
import type { Publishing as PublishingState } from '../../server/services/publishing';
import { usePublishingQuery, type Target } from '../api';
import { AskRollback } from '../components/AskRollback';
import { Figures } from '../components/Figures';
import { PublishingTabs } from '../components/PublishingTabs';
import { Warnings } from '../components/Warnings';
import { useRefreshMs } from '../use-refresh';

/** 发布: what is on its way, what went out and how fast, what could not, and the way back. */
export default function Publishing() {
  return (
    <AdminPage action="plugin::outbox.publishing" title={copy.page.title}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const { data, isError, refreshMs } = usePublishing();
  const [target, setTarget] = useState<Target | null>(null);
  if (!data) return isError ? <Page.Error content={copy.page.loadFailed} /> : <Page.Loading />;
  const mayGoForward = data.mayRollBack && data.rolledBack.total > 0;
  return (
    <>
      <Layouts.Header
        title={copy.page.title}
        subtitle={subtitleOf(data)}
        primaryAction={mayGoForward && <Button onClick={() => setTarget({})}>{copy.page.rollForward}</Button>}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} paddingBottom={8}>
          <Warnings data={data} isStale={isError} />
          <Figures data={data} />
          <PublishingTabs data={data} refreshMs={refreshMs} onRollBack={(to) => setTarget({ to })} />
        </Flex>
      </Layouts.Content>
      {target && <AskRollback target={target} onClose={() => setTarget(null)} />}
    </>
  );
}

/** Asks again by itself; what is on screen stays until the answer is there, and the focus with it. */
function usePublishing() {
  const [interval, setInterval] = useState(0);
  const { data, isError } = usePublishingQuery(undefined, { pollingInterval: interval });
  const refreshMs = useRefreshMs(data);
  if (refreshMs !== interval) setInterval(refreshMs);
  return { data, isError, refreshMs };
}

function subtitleOf({ publisher }: PublishingState): string {
  if (!publisher.isReachable) return copy.page.subtitle.unreachable;
  const { release } = publisher.status;
  return release === null ? copy.page.subtitle.none : copy.page.subtitle.live(release);
}

import { useState } from 'react';
import { Box, Tabs } from '@strapi/design-system';
import { copy } from '../../copy';
import type { Publishing } from '../../server/services/publishing';
import { HeldList } from './HeldList';
import { QueueList } from './QueueList';
import { ReleaseList } from './ReleaseList';
import { RollbackList } from './RollbackList';
import { RolledBackList } from './RolledBackList';

type Tab = keyof typeof copy.page.tabs;

interface PublishingTabsProps {
  data: Publishing;
  refreshMs: number;
  onRollBack: (to: number) => void;
}

export function PublishingTabs({ data, refreshMs, onRollBack }: PublishingTabsProps) {
  const [tab, setTab] = useState<Tab>('releases');
  const shown = (Object.keys(copy.page.tabs) as Tab[]).filter((name) => name !== 'rollbacks' || data.seesAll);
  const content: Record<Tab, JSX.Element> = {
    queue: <QueueList queue={data.queue} />,
    releases: <ReleaseList data={data} refreshMs={refreshMs} onRollBack={onRollBack} />,
    held: <HeldList held={data.held} />,
    rolledBack: <RolledBackList rolledBack={data.rolledBack} />,
    rollbacks: <RollbackList refreshMs={refreshMs} />,
  };
  return (
    <Tabs.Root variant="simple" value={tab} onValueChange={(value: string) => setTab(value as Tab)}>
      <Box overflow="auto" paddingBottom={4} style={{ whiteSpace: 'nowrap' }}>
        <Tabs.List aria-label={copy.page.title}>
          {shown.map((name) => (
            <Tabs.Trigger key={name} value={name}>
              {copy.page.counted(copy.page.tabs[name], countOf(data, name))}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </Box>
      {shown.map((name) => (
        <Tabs.Content key={name} value={name}>
          {content[name]}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

function countOf(data: Publishing, tab: Tab): number {
  if (tab === 'rollbacks') return data.pendingRollbacks;
  return tab === 'releases' ? 0 : data[tab].total;
}

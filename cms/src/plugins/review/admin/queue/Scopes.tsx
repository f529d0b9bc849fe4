import { Box, Tabs } from '@strapi/design-system';
import { copy } from '../../copy';
import type { QueuePage } from '../../server/services/queue';
import type { Scope } from './query';

const scopes = Object.keys(copy.screen.scopes) as Scope[];

interface Props {
  scope: Scope;
  page: QueuePage | undefined;
  onChange: (scope: Scope) => void;
}

/** Drafts are for those who write any. */
export function Scopes({ scope, page, onChange }: Props) {
  const shown = scopes.filter((name) => name !== 'drafts' || scope === 'drafts' || page?.maySubmit);
  return (
    <Tabs.Root variant="simple" value={scope} onValueChange={(value: string) => onChange(value as Scope)}>
      <Box overflow="auto" style={{ whiteSpace: 'nowrap' }}>
        <Tabs.List aria-label={copy.screen.title}>
          {shown.map((name) => (
            <Tabs.Trigger key={name} value={name}>
              {copy.screen.scopes[name] + countText(name, page)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      </Box>
    </Tabs.Root>
  );
}

function countText(scope: Scope, page: QueuePage | undefined): string {
  const count = scope === 'waiting' || scope === 'overdue' || scope === 'drafts' ? page?.[scope] : 0;
  return count ? `（${count}）` : '';
}

import { Box, SingleSelect, SingleSelectOption, Tabs } from '@strapi/design-system';
import { Page, useQueryParams } from '@strapi/strapi/admin';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { copy } from '../../copy';
import type { FlowChoices } from '../../server/services/flows';
import { useFlowChoicesQuery, useFlowQuery } from '../flows/api';
import { CountersignerList } from '../flows/CountersignerList';
import { EmergencySignerList } from '../flows/EmergencySignerList';
import { FlowEditor } from '../flows/FlowEditor';

const texts = copy.flowPage;

/** 审签流程: the flow of each content type, its versions, and who countersigns for each department. */
export default function Flows() {
  return (
    <AdminPage action="plugin::review.flows" title={texts.title} subtitle={texts.subtitle}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const { data: choices, isError } = useFlowChoicesQuery();
  if (isError) return <Page.Error content={copy.screen.loadFailed} />;
  if (!choices) return <Page.Loading />;
  return (
    <Tabs.Root defaultValue="flow" variant="simple">
      <Tabs.List aria-label={texts.title}>
        <Tabs.Trigger value="flow">{texts.tabs.flow}</Tabs.Trigger>
        <Tabs.Trigger value="countersigners">{texts.tabs.countersigners}</Tabs.Trigger>
        <Tabs.Trigger value="emergency">{texts.tabs.emergency}</Tabs.Trigger>
      </Tabs.List>
      <Box paddingTop={4} paddingBottom={8}>
        <Tabs.Content value="flow">
          <OneFlow choices={choices} />
        </Tabs.Content>
        <Tabs.Content value="countersigners">
          <CountersignerList choices={choices} />
        </Tabs.Content>
        <Tabs.Content value="emergency">
          <EmergencySignerList />
        </Tabs.Content>
      </Box>
    </Tabs.Root>
  );
}

function OneFlow({ choices }: { choices: FlowChoices }) {
  const [{ query }, setQuery] = useQueryParams<{ type?: string }>();
  const type = query.type ?? choices.types[0]?.value ?? '';
  const { data: page } = useFlowQuery(type, { skip: type === '' });
  return (
    <>
      <Box maxWidth="40rem" paddingBottom={4}>
        <SingleSelect
          aria-label={texts.type}
          value={type}
          onChange={(next: string | number) => setQuery({ type: String(next) })}
        >
          {choices.types.map(({ value, label, version }) => (
            <SingleSelectOption key={value} value={value}>
              {texts.typeOption(label, version)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
      {page?.type === type ? (
        <FlowEditor key={`${page.type}${page.version}`} page={page} choices={choices} />
      ) : (
        <Page.Loading />
      )}
    </>
  );
}

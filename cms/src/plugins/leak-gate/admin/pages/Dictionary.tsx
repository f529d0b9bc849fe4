import { Box, EmptyStateLayout, Flex, LinkButton, Tabs, Typography } from '@strapi/design-system';
import { Layouts, Page, useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { copy } from '../../copy';
import { useDictionaryQuery } from '../api';
import { TermTable } from '../dictionary/TermTable';
import { VersionTable } from '../dictionary/VersionTable';

const texts = copy.dictionaryPage;
const entries = '/content-manager/collection-types/plugin::leak-gate.term';
const mayCreate = {
  create: [{ action: 'plugin::content-manager.explorer.create', subject: 'plugin::leak-gate.term' }],
};

/** 泄密检查词库: the entries in force, and every dictionary before them. */
export default function Dictionary() {
  return (
    <AdminPage action="plugin::leak-gate.dictionary" title={texts.title}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const { data, isError } = useDictionaryQuery();
  const { allowedActions } = useRBAC(mayCreate);
  if (isError) return <Page.Error content={copy.screen.readFailed} />;
  if (!data) return <Page.Loading />;
  const edit = (
    <LinkButton tag={NavLink} to={entries}>
      {texts.edit}
    </LinkButton>
  );
  return (
    <>
      <Layouts.Header
        title={texts.title}
        subtitle={texts.subtitle(data.version)}
        primaryAction={allowedActions.canCreate ? edit : undefined}
      />
      <Layouts.Content>
        <Tabs.Root variant="simple" defaultValue="own">
          <Tabs.List aria-label={texts.title}>
            {Object.entries(texts.tabs).map(([name, text]) => (
              <Tabs.Trigger key={name} value={name}>
                {text}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Box paddingTop={4} paddingBottom={8}>
            <Tabs.Content value="own">
              {data.own.length > 0 ? (
                <TermTable caption={texts.tabs.own} terms={data.own} />
              ) : (
                <EmptyStateLayout content={texts.noOwn} />
              )}
            </Tabs.Content>
            <Tabs.Content value="builtIn">
              <Flex direction="column" alignItems="stretch" gap={3}>
                <Typography textColor="neutral600">{texts.hint}</Typography>
                <TermTable caption={texts.tabs.builtIn} terms={data.builtIn} />
              </Flex>
            </Tabs.Content>
            <Tabs.Content value="versions">
              <VersionTable versions={data.versions} />
            </Tabs.Content>
          </Box>
        </Tabs.Root>
      </Layouts.Content>
    </>
  );
}

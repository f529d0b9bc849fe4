import { EmptyStateLayout, MultiSelect, MultiSelectOption, Typography } from '@strapi/design-system';
import { Layouts, Page, useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { Overview } from '../../server/services/members';
import { useAssignMemberMutation, useMembersQuery } from '../api';

type Account = Overview['accounts'][number];

/** 科室人员: who works for which section; a choice is saved as it is made. */
export default function Members() {
  return (
    <AdminPage action="plugin::org.members" title={copy.members.title}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const { data, isError } = useMembersQuery();
  if (isError) return <Page.Error content={copy.members.loadFailed} />;
  if (!data) return <Page.Loading />;
  return (
    <>
      <Layouts.Header title={copy.members.title} subtitle={copy.members.subtitle} />
      <Layouts.Content>
        {data.departments.length === 0 ? (
          <EmptyStateLayout content={copy.members.noDepartments} />
        ) : (
          <Accounts overview={data} />
        )}
      </Layouts.Content>
    </>
  );
}

function Accounts({ overview }: { overview: Overview }) {
  return (
    <PlainTable caption={copy.members.title} headings={headingsOf(copy.members.columns)}>
      {overview.accounts.map((account) => (
        <Row key={account.account} account={account} departments={overview.departments} />
      ))}
    </PlainTable>
  );
}

function Row({ account, departments }: { account: Account; departments: Overview['departments'] }) {
  const assign = useAssign(account);
  return (
    <tr>
      <td>
        <Typography textColor="neutral800">{account.name}</Typography>
      </td>
      <td>
        <Typography textColor="neutral800">{account.roles.join('、')}</Typography>
      </td>
      <td>
        <MultiSelect
          aria-label={copy.members.chooseFor(account.name)}
          placeholder={copy.members.choose}
          withTags
          value={account.departments}
          onChange={(chosen: string[]) => void assign(chosen)}
        >
          {departments.map(({ id, name }) => (
            <MultiSelectOption key={id} value={id}>
              {name}
            </MultiSelectOption>
          ))}
        </MultiSelect>
      </td>
    </tr>
  );
}

function useAssign({ account, name }: Account) {
  const [send] = useAssignMemberMutation();
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: explain } = useAPIErrorHandler();
  return async (departments: string[]) => {
    const answer = await send({ account, departments });
    const message = 'error' in answer ? explain(answer.error as never) : copy.members.saved(name);
    toggleNotification({ type: 'error' in answer ? 'danger' : 'success', message });
  };
}

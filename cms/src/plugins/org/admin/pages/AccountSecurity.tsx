import { Box, Button, Flex, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { Page, useAuth } from '@strapi/strapi/admin';
import { AdminPage } from '../../../../admin/pages/AdminPage';
import { headingsOf, PlainTable } from '../../../../admin/tables/PlainTable';
import { copy } from '../../copy';
import type { AccountSecurity } from '../../server/services/account-security';
import { useAccountSecurityQuery, useResetSecondFactorMutation, useUnlockMutation } from '../api';
import { ResetPassword } from '../security/ResetPassword';
import { useTell } from '../use-tell';

const texts = copy.security;

/** 账号安全: how people sign in, for the security administrator: second factor and locks. */
export default function AccountSecurityPage() {
  return (
    <AdminPage action="plugin::org.rights" title={texts.title} subtitle={texts.subtitle}>
      <Content />
    </AdminPage>
  );
}

function Content() {
  const { data, isError } = useAccountSecurityQuery();
  if (isError) return <Page.Error content={texts.loadFailed} />;
  if (!data) return <Page.Loading />;
  return (
    <Box overflow="auto" paddingBottom={8}>
      <PlainTable caption={texts.title} headings={headingsOf(texts.columns)}>
        {data.map((one) => (
          <Row key={one.account} one={one} />
        ))}
      </PlainTable>
    </Box>
  );
}

function Row({ one }: { one: AccountSecurity }) {
  const own = useAuth('AccountSecurity', ({ user }) => String(user?.id));
  return (
    <tr>
      <Cell>{one.name}</Cell>
      <Cell>{one.roles.join('、')}</Cell>
      <Cell>{one.isActive ? texts.active : texts.inactive}</Cell>
      <Cell>{one.hasSecondFactor ? texts.enrolled(one.recoveryCodes) : texts.notEnrolled}</Cell>
      <Cell>{one.isLocked ? texts.locked : texts.notLocked}</Cell>
      <td>{one.account !== own && <Acts one={one} />}</td>
    </tr>
  );
}

function Cell({ children }: { children: ReactNode }) {
  return (
    <td>
      <Typography textColor="neutral800">{children}</Typography>
    </td>
  );
}

function Acts({ one }: { one: AccountSecurity }) {
  const [reset, resetting] = useResetSecondFactorMutation();
  const [unlock, unlocking] = useUnlockMutation();
  const tell = useTell();
  return (
    <Flex gap={2} wrap="wrap">
      {one.hasSecondFactor && (
        <Button
          variant="tertiary"
          loading={resetting.isLoading}
          onClick={() => void tell(reset(one.account), texts.resetDone(one.name))}
        >
          {texts.reset}
        </Button>
      )}
      {one.isActive && <ResetPassword one={one} />}
      {one.isLocked && (
        <Button
          variant="tertiary"
          loading={unlocking.isLoading}
          onClick={() => void tell(unlock(one.account), texts.unlocked(one.name))}
        >
          {texts.unlock}
        </Button>
      )}
    </Flex>
  );
}

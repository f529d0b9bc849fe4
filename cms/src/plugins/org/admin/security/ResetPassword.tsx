import { Button, Typography } from '@strapi/design-system';
import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { copy } from '../../copy';
import type { AccountSecurity } from '../../server/services/account-security';
import { useResetAccountPasswordMutation } from '../api';

const texts = copy.security;

/** Ends what the old password opens, and shows the link by which the owner sets a new one. */
export function ResetPassword({ one }: { one: AccountSecurity }) {
  const [reset, { isLoading }] = useResetAccountPasswordMutation();
  const [link, setLink] = useState<string | null>(null);
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: explain } = useAPIErrorHandler();
  const send = async () => {
    const answer = await reset(one.account);
    if ('data' in answer) setLink(linkOf(answer.data.registrationToken));
    else toggleNotification({ type: 'danger', message: explain(answer.error as never) });
  };
  const take = async (text: string) => {
    await navigator.clipboard.writeText(text);
    toggleNotification({ type: 'success', message: texts.copied });
  };
  return (
    <>
      <Button variant="tertiary" loading={isLoading} onClick={() => void send()}>
        {texts.resetPassword}
      </Button>
      {link && (
        <DialogFrame
          title={texts.linkTitle}
          cancel={texts.close}
          onCancel={() => setLink(null)}
          confirm={texts.copyLink}
          onConfirm={() => void take(link)}
          isLoading={false}
        >
          <Typography>{texts.link(one.name)}</Typography>
          <Typography fontWeight="bold" data-testid="password-link" style={{ wordBreak: 'break-all' }}>
            {link}
          </Typography>
        </DialogFrame>
      )}
    </>
  );
}

const linkOf = (token: string): string => `${location.origin}/admin/auth/register?registrationToken=${token}`;

import { Field, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useRef } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { guestCopy, shanghaiMinute } from '../../guest-copy';
import type { NewInvitation } from '../../server/guests/invitations';

const texts = guestCopy.form;

/** The link, which nobody can show again. */
export function LinkModal({ made, onClose }: { made: NewInvitation; onClose: () => void }) {
  const { toggleNotification } = useNotification();
  const link = window.location.origin + made.path;
  const field = useRef<HTMLInputElement>(null);
  const copyLink = async () => {
    field.current?.select();
    // Browsers offer the clipboard over TLS only.
    if (window.isSecureContext) await navigator.clipboard.writeText(link);
    toggleNotification({ type: 'success', message: window.isSecureContext ? texts.copied : texts.selected });
  };
  const { letter } = made;
  return (
    <DialogFrame
      title={texts.linkTitle}
      cancel={texts.close}
      onCancel={onClose}
      confirm={texts.copyLink}
      onConfirm={() => void copyLink()}
      isLoading={false}
    >
      <Typography>{texts.linkHint}</Typography>
      <Field.Root name="link">
        <Field.Label>{guestCopy.panel.fingerprint(guestCopy.fingerprint(made.fingerprint))}</Field.Label>
        <TextInput ref={field} readOnly value={link} data-testid="invitation-link" />
      </Field.Root>
      <Typography variant="pi">{guestCopy.panel.until(shanghaiMinute(made.expiresAt))}</Typography>
      {letter && (
        <Typography variant="pi" fontWeight="bold" textColor={letter.isSent ? 'success700' : 'danger700'}>
          {letter.isSent ? texts.mailed : texts.notMailed(letter.problem ?? '')}
        </Typography>
      )}
    </DialogFrame>
  );
}

import { Typography } from '@strapi/design-system';
import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { DueItem } from '../../server/rules/due-item';
import { useConfirmUnchangedMutation } from '../api';

/** Puts on record that somebody looked and leaves the record as it is, and why (R-REG-18). */
export function ConfirmModal({ item, onClose }: { item: DueItem; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { confirm, isLoading } = useConfirm(item);
  return (
    <DialogFrame
      title={copy.confirmation.title}
      cancel={copy.confirmation.cancel}
      onCancel={onClose}
      confirm={copy.confirmation.title}
      onConfirm={async () => {
        if (await confirm(reason)) onClose();
      }}
      isReady={reason.trim() !== ''}
      isLoading={isLoading}
    >
      <Typography fontWeight="bold">{item.title}</Typography>
      <NoteField
        name="reason"
        label={copy.confirmation.reason}
        hint={copy.confirmation.hint[item.clock] ?? ''}
        required
        value={reason}
        onChange={setReason}
      />
    </DialogFrame>
  );
}

function useConfirm({ clock, documentId }: DueItem) {
  const [send, { isLoading }] = useConfirmUnchangedMutation();
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: explain } = useAPIErrorHandler();
  async function confirm(reason: string): Promise<boolean> {
    const answer = await send({ clock, documentId, reason });
    const failed = 'error' in answer && answer.error;
    toggleNotification(
      failed
        ? { type: 'danger', message: explain(answer.error as never) }
        : { type: 'success', message: copy.confirmation.done },
    );
    return !failed;
  }
  return { confirm, isLoading };
}

/** Clocks that somebody may answer by leaving things as they are. */
export const isConfirmable = ({ clock }: DueItem): boolean => clock in copy.confirmation.hint;

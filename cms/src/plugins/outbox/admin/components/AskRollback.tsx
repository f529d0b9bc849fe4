import { useState } from 'react';
import { Typography } from '@strapi/design-system';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import { useAskRollbackMutation, useRollbackPreviewQuery, type Target } from '../api';
import { useOutcome } from '../use-outcome';
import { PreviewProblem } from './PreviewProblem';
import { RollbackEffects } from './RollbackEffects';

const { ask } = copy.page;

/** Asks for a rollback: shows what would change, takes the reason, and leaves the rest to a second person (C-4). */
export function AskRollback({ target, onClose }: { target: Target; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { data: preview, error } = useRollbackPreviewQuery(target, { refetchOnMountOrArgChange: true });
  const [send, { isLoading }] = useAskRollbackMutation();
  const tell = useOutcome();
  const isReady = preview !== undefined && preview.changing + preview.unlisted > 0 && reason.trim() !== '';

  async function submit() {
    if (!preview) return;
    if (tell(await send({ ...target, reason, seenRelease: preview.seenRelease }), ask.sent)) onClose();
  }
  return (
    <DialogFrame
      title={target.to === undefined ? ask.title.forward : ask.title.rollback(target.to)}
      cancel={ask.cancel}
      onCancel={onClose}
      confirm={ask.submit}
      onConfirm={submit}
      isReady={isReady}
      isLoading={isLoading}
      isDanger
    >
      {error ? <PreviewProblem error={error} /> : <RollbackEffects preview={preview} />}
      <Typography>{ask.twoPeople}</Typography>
      <NoteField name="reason" label={ask.reason} hint={ask.reasonHint} required value={reason} onChange={setReason} />
    </DialogFrame>
  );
}

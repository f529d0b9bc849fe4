import { Box, Typography } from '@strapi/design-system';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { copy } from '../../copy';
import type { RollbackView } from '../../server/services/rollbacks';
import { useDecideRollbackMutation, useRollbackPreviewQuery } from '../api';
import { dayAndClock } from '../time';
import { useOutcome } from '../use-outcome';
import { PreviewProblem } from './PreviewProblem';
import { RollbackEffects } from './RollbackEffects';
import { rollbackTitle } from './RollbackList';

const { ask } = copy.page;

/** The second person's desk: the same preview, the reason, and the word that sets it off (C-4). */
export function ConfirmRollback({ request, onClose }: { request: RollbackView; onClose: () => void }) {
  const target = request.to === null ? {} : { to: request.to };
  const { data: preview, error } = useRollbackPreviewQuery(target, { refetchOnMountOrArgChange: true });
  const [decide, { isLoading }] = useDecideRollbackMutation();
  const tell = useOutcome();
  const take = async (decision: 'confirm' | 'refuse') => {
    tell(await decide({ id: request.id, decision }), ask.decided);
    onClose();
  };
  return (
    <DialogFrame
      title={rollbackTitle(request)}
      onClose={onClose}
      cancel={ask.refuse}
      onCancel={() => take('refuse')}
      confirm={ask.confirm}
      onConfirm={() => take('confirm')}
      isReady={preview !== undefined}
      isLoading={isLoading}
      isDanger
    >
      <Box background="neutral100" padding={3} hasRadius>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {ask.askedBy(request.askedBy, dayAndClock(request.askedAt))}
        </Typography>
        <Typography>{request.reason}</Typography>
      </Box>
      {error ? <PreviewProblem error={error} /> : <RollbackEffects preview={preview} />}
    </DialogFrame>
  );
}

import { Typography } from '@strapi/design-system';
import { useAPIErrorHandler, useNotification } from '@strapi/strapi/admin';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { copy } from '../../copy';
import { useRestoreVersionMutation, type Place } from '../api';

const texts = copy.screen;

interface Props {
  place: Place;
  version: number;
  newest: number;
  onClose: () => void;
}

/** Says what restoring brings about, and does it. */
export function RestoreDialog({ place, version, newest, onClose }: Props) {
  const [restore, { isLoading }] = useRestoreVersionMutation();
  const { toggleNotification } = useNotification();
  const { _unstableFormatAPIError: sentenceOf } = useAPIErrorHandler();
  const confirm = async () => {
    const result = await restore({ ...place, version, seen: newest });
    if ('error' in result && result.error)
      toggleNotification({ type: 'danger', message: sentenceOf(result.error as Parameters<typeof sentenceOf>[0]) });
    else toggleNotification({ type: 'success', message: texts.restored(version) });
    onClose();
  };
  return (
    <DialogFrame
      title={texts.restoreThis(version)}
      cancel={texts.cancel}
      onCancel={onClose}
      confirm={texts.restore}
      onConfirm={confirm}
      isReady
      isLoading={isLoading}
    >
      <Typography>{texts.restoreText(version, newest + 1)}</Typography>
    </DialogFrame>
  );
}

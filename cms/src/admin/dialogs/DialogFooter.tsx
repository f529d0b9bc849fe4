import { Button, Modal } from '@strapi/design-system';

interface DialogFooterProps {
  cancel: string;
  onCancel: () => void;
  confirm: string;
  onConfirm: () => void;
  isReady?: boolean;
  isLoading: boolean;
  isDanger?: boolean;
}

/** The way out of a dialog at the left, its deed at the right. */
export function DialogFooter(props: DialogFooterProps) {
  const { cancel, onCancel, confirm, onConfirm, isReady = true, isLoading, isDanger = false } = props;
  return (
    <Modal.Footer>
      <Button variant="tertiary" onClick={onCancel}>
        {cancel}
      </Button>
      <Button variant={isDanger ? 'danger' : 'default'} disabled={!isReady} loading={isLoading} onClick={onConfirm}>
        {confirm}
      </Button>
    </Modal.Footer>
  );
}

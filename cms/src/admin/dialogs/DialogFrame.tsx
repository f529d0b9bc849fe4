import { Flex, Modal } from '@strapi/design-system';
import type { ComponentProps, ReactNode } from 'react';
import { DialogFooter } from './DialogFooter';

interface Props extends ComponentProps<typeof DialogFooter> {
  title: string;
  /** Left without a word; where that is not the same as the button at the left. */
  onClose?: () => void;
  children: ReactNode;
}

/** A dialog that is open as long as it is shown: a title, its content one below the other, and the two buttons. */
export function DialogFrame({ title, onClose, children, ...footer }: Props) {
  return (
    <Modal.Root open onOpenChange={onClose ?? footer.onCancel}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {children}
          </Flex>
        </Modal.Body>
        <DialogFooter {...footer} />
      </Modal.Content>
    </Modal.Root>
  );
}

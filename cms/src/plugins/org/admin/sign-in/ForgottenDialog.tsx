import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { copy } from '../../copy';

const texts = copy.forgotten;

/** Whom to ask: no password is reset by mail (decision 0053). */
export function ForgottenDialog({ onDone }: { onDone: () => void }) {
  return (
    <Modal.Root open onOpenChange={onDone}>
      <Modal.Content>
        <Modal.Header closeLabel={copy.secondFactor.close}>
          <Modal.Title>{texts.title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={3}>
            {texts.lines.map((line) => (
              <Typography key={line} tag="p">
                {line}
              </Typography>
            ))}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button onClick={onDone}>{texts.understood}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

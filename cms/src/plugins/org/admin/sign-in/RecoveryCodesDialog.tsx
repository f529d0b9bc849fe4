import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { saveFile } from '../../../../admin/save-file';
import { copy } from '../../copy';

const texts = copy.secondFactor;

/** Shows the recovery codes, this once. */
export function RecoveryCodesDialog({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <Modal.Root open onOpenChange={onDone}>
      <Modal.Content>
        <Modal.Header closeLabel={texts.close}>
          <Modal.Title>{texts.recoveryTitle}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography>{texts.recovery}</Typography>
            <Box background="neutral100" hasRadius padding={4}>
              <Flex tag="ul" wrap="wrap" gap={3} data-testid="recovery-codes">
                {codes.map((code) => (
                  <Typography
                    key={code}
                    tag="li"
                    style={{ fontFamily: 'monospace', flex: '1 0 40%', listStyle: 'none' }}
                  >
                    {code}
                  </Typography>
                ))}
              </Flex>
            </Box>
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={() => saveFile(texts.recoveryFile, new Blob([`${codes.join('\n')}\n`]))}>
            {texts.save}
          </Button>
          <Button onClick={onDone}>{texts.saved}</Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

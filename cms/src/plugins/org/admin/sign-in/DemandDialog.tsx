import { Box, Button, Field, Flex, Modal, TextInput, Typography } from '@strapi/design-system';
import { useState, type ChangeEvent, type FormEvent } from 'react';
import { copy } from '../../copy';
import type { SignInAnswers, SignInDemand } from '../../server/rules/sign-in-demand';

const texts = copy.secondFactor;

interface Props {
  demand: SignInDemand;
  /** Why the last answer was not taken. */
  refusal: string | undefined;
  onDone: (answers: SignInAnswers | null) => void;
}

/** Asks at the sign-in for the code of the app; the first time it says how to set the app up. */
export function DemandDialog({ demand, refusal, onDone }: Props) {
  const [code, setCode] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') onDone({ code: code.trim() });
  };
  return (
    <Modal.Root open onOpenChange={() => onDone(null)}>
      <Modal.Content>
        <form onSubmit={submit}>
          <Modal.Header>
            <Modal.Title>{texts.titles[demand.kind]}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {demand.kind === 'enrol' && <SetUp {...demand} />}
              <Field.Root name="code" required hint={texts.hints[demand.kind]} error={refusal}>
                <Field.Label>{texts.code}</Field.Label>
                <TextInput
                  autoFocus
                  autoComplete="one-time-code"
                  value={code}
                  maxLength={40}
                  onChange={(event: ChangeEvent<HTMLInputElement>) => setCode(event.target.value)}
                />
                <Field.Hint />
                <Field.Error />
              </Field.Root>
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={() => onDone(null)}>
              {texts.giveUp}
            </Button>
            <Button type="submit" disabled={code.trim() === ''}>
              {texts.submit}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}

function SetUp({ picture, secret }: { picture: string; secret: string }) {
  return (
    <Flex gap={6} alignItems="flex-start" wrap="wrap">
      <Box tag="img" src={picture} alt={texts.pictureAlt} width="180px" height="180px" />
      <Flex direction="column" alignItems="flex-start" gap={2} flex="1 1 240px">
        {texts.setUp.map((sentence) => (
          <Typography key={sentence}>{sentence}</Typography>
        ))}
        <Typography fontWeight="bold" data-testid="second-factor-secret" style={{ wordBreak: 'break-all' }}>
          {secret.replace(/(.{4})(?!$)/g, '$1 ')}
        </Typography>
      </Flex>
    </Flex>
  );
}

import { Button, Flex, Modal } from '@strapi/design-system';
import { useState, type FormEvent } from 'react';
import { copy } from '../../copy';
import type { SignInAnswers, SignInDemand } from '../../server/rules/sign-in-demand';
import { CodeField } from './CodeField';
import { NewPassword, type Typed } from './NewPassword';

const texts = copy.secondFactor;

interface Props {
  demand: SignInDemand;
  /** Why the last answer was not taken. */
  refusal: string | undefined;
  onDone: (answers: SignInAnswers | null) => void;
}

/** Asks at the sign-in for what is missing: the code of the app, or a new password. */
export function DemandDialog({ demand, refusal, onDone }: Props) {
  const [code, setCode] = useState('');
  const [typed, setTyped] = useState<Typed>({ newPassword: '', again: '' });
  const answers = answersOf(demand, code.trim(), typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answers) onDone(answers);
  };
  return (
    <Modal.Root open onOpenChange={() => onDone(null)}>
      <Modal.Content>
        <form onSubmit={submit}>
          <Modal.Header closeLabel={texts.giveUp}>
            <Modal.Title>{texts.titles[demand.kind]}</Modal.Title>
          </Modal.Header>
          <Modal.Body>
            <Flex direction="column" alignItems="stretch" gap={4}>
              {demand.kind === 'password' ? (
                <NewPassword reason={demand.reason} typed={typed} refusal={refusal} onChange={setTyped} />
              ) : (
                <CodeField demand={demand} code={code} refusal={refusal} onChange={setCode} />
              )}
            </Flex>
          </Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={() => onDone(null)}>
              {texts.giveUp}
            </Button>
            <Button type="submit" disabled={!answers}>
              {texts.submit}
            </Button>
          </Modal.Footer>
        </form>
      </Modal.Content>
    </Modal.Root>
  );
}

/** What is sent; null while something is missing. */
function answersOf(demand: SignInDemand, code: string, { newPassword, again }: Typed): SignInAnswers | null {
  if (demand.kind !== 'password') return code === '' ? null : { code };
  return newPassword !== '' && newPassword === again ? { newPassword, ticket: demand.ticket } : null;
}

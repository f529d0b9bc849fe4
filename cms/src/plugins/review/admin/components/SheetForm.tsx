import { Field, Flex, Modal, Radio, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFooter } from '../../../../admin/dialogs/DialogFooter';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { SheetQuestion } from '../../server/rules/sheet';
import type { Place } from '../api';
import { useStep } from '../use-step';
import { ActingFor } from './ConfirmForm';

type Conclusion = keyof typeof copy.sheet.conclusions;
const questions = Object.keys(copy.sheet.questions) as SheetQuestion[];

interface Props {
  place: Place;
  seenHash: string | null;
  /** The officer on leave for whom the viewer acts. */
  onBehalfOf: string | null;
  onClose: () => void;
}

/** The confidentiality sheet (R-SEC-01, R-SEC-02): nothing is answered in advance, every question must be. */
export function SheetForm({ place, seenHash, onBehalfOf, onClose }: Props) {
  const [answers, setAnswers] = useState<Partial<Record<SheetQuestion, boolean>>>({});
  const [conclusion, setConclusion] = useState<Conclusion | null>(null);
  const [basis, setBasis] = useState('');
  const { take, isLoading } = useStep(place);
  const hasYes = questions.some((question) => answers[question]);
  const needsBasis = hasYes || (conclusion !== null && conclusion !== 'may-publish');
  const isComplete =
    questions.every((question) => answers[question] !== undefined) &&
    conclusion !== null &&
    (!needsBasis || basis.trim() !== '');

  const submit = async () => {
    const body = { answers, conclusion, basis, ...(seenHash && { seenHash }) };
    if (await take('confidentiality', body)) onClose();
  };
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {onBehalfOf && <ActingFor name={onBehalfOf} />}
          {questions.map((question) => (
            <Question
              key={question}
              name={question}
              answer={answers[question]}
              onAnswer={(answer) => setAnswers({ ...answers, [question]: answer })}
            />
          ))}
          <Field.Root name="conclusion" required>
            <Field.Label>{copy.screen.conclusion}</Field.Label>
            <Radio.Group
              aria-label={copy.screen.conclusion}
              value={conclusion ?? ''}
              onValueChange={(value: string) => setConclusion(value as Conclusion)}
            >
              {Object.entries(copy.sheet.conclusions).map(([value, label]) => (
                <Radio.Item key={value} value={value}>
                  {label}
                </Radio.Item>
              ))}
            </Radio.Group>
          </Field.Root>
          <NoteField
            name="basis"
            label={copy.screen.basis}
            hint={copy.screen.basisHint}
            required={needsBasis}
            value={basis}
            onChange={setBasis}
          />
        </Flex>
      </Modal.Body>
      <DialogFooter
        cancel={copy.screen.cancel}
        onCancel={onClose}
        confirm={copy.screen.close}
        onConfirm={submit}
        isReady={isComplete}
        isLoading={isLoading}
      />
    </>
  );
}

interface QuestionProps {
  name: SheetQuestion;
  answer: boolean | undefined;
  onAnswer: (answer: boolean) => void;
}

function Question({ name, answer, onAnswer }: QuestionProps) {
  const text = copy.sheet.questions[name];
  return (
    <Flex justifyContent="space-between" gap={4} data-testid={`sheet-${name}`}>
      <Typography>{text}</Typography>
      <Radio.Group
        aria-label={text}
        value={answer === undefined ? '' : String(answer)}
        onValueChange={(value: string) => onAnswer(value === 'true')}
      >
        <Flex gap={4}>
          <Radio.Item value="false">{copy.screen.no}</Radio.Item>
          <Radio.Item value="true">{copy.screen.yes}</Radio.Item>
        </Flex>
      </Radio.Group>
    </Flex>
  );
}

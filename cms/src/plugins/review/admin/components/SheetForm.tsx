import { Field, Flex, Modal, Radio } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFooter } from '../../../../admin/dialogs/DialogFooter';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { CaseView } from '../../server/services/cases';
import type { Place } from '../api';
import { useStep } from '../use-step';
import { ActingFor } from './ConfirmForm';
import { SheetAnswers, useSheetAnswers } from './SheetAnswers';

type Conclusion = keyof typeof copy.sheet.conclusions;

interface Props {
  place: Place;
  seenHash: string | null;
  /** The officer on leave for whom the viewer acts. */
  onBehalfOf: string | null;
  attachments: CaseView['attachments'];
  onClose: () => void;
}

/**
 * The confidentiality sheet (R-SEC-01, R-SEC-02): nothing is answered in advance, every question must be, for the record
 * and for each of its files.
 */
export function SheetForm({ place, seenHash, onBehalfOf, attachments, onClose }: Props) {
  const answered = useSheetAnswers(attachments);
  const [conclusion, setConclusion] = useState<Conclusion | null>(null);
  const [basis, setBasis] = useState('');
  const { take, isLoading } = useStep(place);
  const needsBasis = answered.hasYes || (conclusion !== null && conclusion !== 'may-publish');
  const isComplete = answered.isComplete && conclusion !== null && (!needsBasis || basis.trim() !== '');

  const submit = async () => {
    const body = { ...answered.body, conclusion, basis, ...(seenHash && { seenHash }) };
    if (await take('confidentiality', body)) onClose();
  };
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          {onBehalfOf && <ActingFor name={onBehalfOf} />}
          <SheetAnswers sheet={answered} />
          <ConclusionField conclusion={conclusion} onChange={setConclusion} />
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

interface ConclusionProps {
  conclusion: Conclusion | null;
  onChange: (conclusion: Conclusion) => void;
}

function ConclusionField({ conclusion, onChange }: ConclusionProps) {
  return (
    <Field.Root name="conclusion" required>
      <Field.Label>{copy.screen.conclusion}</Field.Label>
      <Radio.Group
        aria-label={copy.screen.conclusion}
        value={conclusion ?? ''}
        onValueChange={(value: string) => onChange(value as Conclusion)}
      >
        {Object.entries(copy.sheet.conclusions).map(([value, label]) => (
          <Radio.Item key={value} value={value}>
            {label}
          </Radio.Item>
        ))}
      </Radio.Group>
    </Field.Root>
  );
}

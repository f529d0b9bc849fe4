import { Checkbox, Field, Flex, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { DialogFooter } from '../../../../admin/dialogs/DialogFooter';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { StepAction } from '../../server/rules/flow';
import type { MemberView } from '../../server/services/bundles';
import type { CaseView } from '../../server/services/cases';
import type { Place } from '../api';
import { useStep } from '../use-step';
import { BundleChoice } from './BundleChoice';
import { MomentChoice } from './MomentFields';

const texts = copy.screen.schedule;

interface Props {
  place: Place;
  step: 'submit' | 'approve' | 'countersign' | 'sign';
  seenHash: string | null;
  /** The officer on leave for whom the viewer acts. */
  onBehalfOf: string | null;
  departmentChoices: CaseView['departmentChoices'];
  /** What is signed goes on file, not to the portal. */
  isWithheld: boolean;
  batchSize: number;
  /** Goes out with others already. */
  isInBundle: boolean;
  onClose: () => void;
}

/** Says what the step brings about and takes a remark along. */
export function ConfirmForm(props: Props) {
  const { place, step, seenHash, onBehalfOf, departmentChoices, isInBundle, onClose } = props;
  const [comment, setComment] = useState('');
  const [departments, setDepartments] = useState<string[]>([]);
  const [along, setAlong] = useState<MemberView[]>([]);
  const [publishAt, setPublishAt] = useState<string | null>(null);
  const { take, isLoading } = useStep(place);
  const submit = async () => {
    // The author submits what is saved; the others decide on what they have read.
    const seen = seenHash && step !== 'submit' ? { seenHash } : {};
    const asked = departments.length > 0 ? { departments } : {};
    const goAlong = along.length > 0 ? { with: along.map(({ uid, documentId }) => ({ uid, documentId })) } : {};
    const later = publishAt === null ? {} : { publishAt };
    if (await take(step, { ...(comment.trim() && { comment }), ...seen, ...asked, ...later, ...goAlong })) onClose();
  };
  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {onBehalfOf && <ActingFor name={onBehalfOf} />}
          <Typography>{publishAt === null ? explanation(props) : texts.explain}</Typography>
          {step === 'sign' && !props.isWithheld && (
            <MomentChoice
              legend={texts.when}
              now={texts.now}
              later={texts.later}
              moment={publishAt}
              onChange={setPublishAt}
            />
          )}
          {departmentChoices && (
            <DepartmentChoice choices={departmentChoices} chosen={departments} onChange={setDepartments} />
          )}
          {step === 'submit' && !isInBundle && !props.isWithheld && (
            <BundleChoice place={place} chosen={along} onChange={setAlong} />
          )}
          <NoteField name="comment" label={copy.screen.comment} value={comment} onChange={setComment} />
        </Flex>
      </Modal.Body>
      <DialogFooter
        cancel={copy.screen.cancel}
        onCancel={onClose}
        confirm={publishAt === null ? buttonText(props) : texts.sign}
        onConfirm={submit}
        isReady={publishAt !== ''}
        isLoading={isLoading}
      />
    </>
  );
}

/** What the main button of a step says: a record that is withheld is signed without going public. */
export function buttonText({ step, isWithheld }: { step: StepAction; isWithheld: boolean }): string {
  return step === 'sign' && isWithheld ? copy.screen.signOnFile : copy.screen.nextSteps[step];
}

function explanation({ step, isWithheld, batchSize }: Props): string {
  if (step !== 'sign') return copy.screen.confirm[step];
  if (isWithheld) return copy.screen.confirmOnFile;
  return batchSize > 1 ? copy.screen.confirmBatch(batchSize) : copy.screen.confirm.sign;
}

/** Said before a stand-in decides: in whose place. */
export function ActingFor({ name }: { name: string }) {
  return (
    <Typography fontWeight="bold" textColor="warning700">
      {copy.screen.actingFor(name)}
    </Typography>
  );
}

interface ChoiceProps {
  choices: NonNullable<CaseView['departmentChoices']>;
  chosen: string[];
  onChange: (chosen: string[]) => void;
}

function DepartmentChoice({ choices, chosen, onChange }: ChoiceProps) {
  return (
    <Field.Root name="departments" hint={copy.screen.countersignDepartmentsHint}>
      <Field.Label>{copy.screen.countersignDepartments}</Field.Label>
      <Flex role="group" aria-label={copy.screen.countersignDepartments} gap={4} wrap="wrap">
        {choices.map(({ value, label }) => (
          <Checkbox
            key={value}
            checked={chosen.includes(value)}
            onCheckedChange={(isChosen: boolean | 'indeterminate') =>
              onChange(isChosen === true ? [...chosen, value] : chosen.filter((other) => other !== value))
            }
          >
            {label}
          </Checkbox>
        ))}
      </Flex>
      <Field.Hint />
    </Field.Root>
  );
}

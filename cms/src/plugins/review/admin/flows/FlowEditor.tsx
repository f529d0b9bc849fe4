import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { useState } from 'react';
import type { FlowStep } from '@yangguang/schemas';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { FlowChoices, FlowPage } from '../../server/services/flows';
import { useLayFlowMutation } from './api';
import { movedStep, withStep, type AddedKind } from './edit-flow';
import { Refusal } from '../../../../admin/dialogs/Refusal';
import { StepCard } from './StepCard';
import { useAnswer } from '../../../../admin/dialogs/use-answer';
import { Versions } from './Versions';

const texts = copy.flowPage;
const addedKinds: readonly AddedKind[] = ['department-review', 'countersign'];

/** The flow of one type: its steps to edit, saved as the next version, and the versions before. */
export function FlowEditor({ page, choices }: { page: FlowPage; choices: FlowChoices }) {
  const [steps, setSteps] = useState<FlowStep[]>(page.flow.steps);
  const [note, setNote] = useState('');
  const [lay, { isLoading }] = useLayFlowMutation();
  const { refusal, tell } = useAnswer();
  const isChanged = JSON.stringify(steps) !== JSON.stringify(page.flow.steps);
  const save = () =>
    tell(lay({ type: page.type, flow: { steps }, note, baseVersion: page.version }), texts.saved(page.version + 1));
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography textColor="neutral600">
        {page.version === 0 ? texts.isDefault : texts.isVersion(page.version)}
      </Typography>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
        {steps.map((step, index) => (
          <StepCard
            key={step.id}
            {...{ step, steps, index, choices }}
            onChange={(changed) => setSteps(steps.map((other) => (other === step ? changed : other)))}
            onMove={(by) => setSteps(movedStep(steps, index, by))}
            onRemove={() => setSteps(steps.filter((other) => other !== step))}
          />
        ))}
      </Flex>
      <Flex gap={2}>
        {addedKinds.map((kind) => (
          <Button
            key={kind}
            variant="secondary"
            startIcon={<Plus />}
            onClick={() => setSteps(withStep(steps, kind, copy.steps[kind]))}
          >
            {texts.add(copy.steps[kind])}
          </Button>
        ))}
      </Flex>
      <Refusal text={refusal} />
      <Box maxWidth="60rem">
        <NoteField name="note" label={texts.note} hint={texts.noteHint} required value={note} onChange={setNote} />
      </Box>
      <Flex gap={2}>
        <Button disabled={!isChanged || note.trim() === ''} loading={isLoading} onClick={save}>
          {texts.save}
        </Button>
        <Button variant="tertiary" disabled={!isChanged} onClick={() => setSteps(page.flow.steps)}>
          {texts.discard}
        </Button>
      </Flex>
      <Versions page={page} choices={choices} onTakeUp={setSteps} />
    </Flex>
  );
}

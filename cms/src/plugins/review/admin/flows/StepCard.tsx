import { Badge, Box, Field, Flex, IconButton, NumberInput, TextInput, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Trash } from '@strapi/icons';
import type { ChangeEvent } from 'react';
import type { FlowStep } from '@yangguang/schemas';
import { copy } from '../../copy';
import type { FlowChoices } from '../../server/services/flows';
import { canMove, canRemove, changedStep } from './edit-flow';
import { OneOf } from './OneOf';
import { StepDepartments } from './StepDepartments';

const texts = copy.flowPage.step;

export interface StepProps {
  step: FlowStep;
  choices: FlowChoices;
  onChange: (step: FlowStep) => void;
}
interface Props extends StepProps {
  steps: readonly FlowStep[];
  index: number;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One step of the flow: what it is called, who takes it, in how many working days, and who comes when they have passed. */
export function StepCard({ step, steps, index, choices, onChange, onMove, onRemove }: Props) {
  return (
    <Box tag="li" background="neutral0" shadow="tableShadow" hasRadius padding={4} data-testid={`step-${step.id}`}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex justifyContent="space-between" gap={2}>
          <Flex gap={2}>
            <Typography fontWeight="bold">{index + 1}</Typography>
            <Badge>{copy.steps[step.kind]}</Badge>
          </Flex>
          <Flex gap={1}>
            {([-1, 1] as const).map((by) => (
              <IconButton
                key={by}
                label={`${by === -1 ? texts.up : texts.down}：${step.label}`}
                disabled={!canMove(steps, index, by)}
                onClick={() => onMove(by)}
              >
                {by === -1 ? <ArrowUp /> : <ArrowDown />}
              </IconButton>
            ))}
            {canRemove(step) && (
              <IconButton label={`${texts.remove}：${step.label}`} onClick={onRemove}>
                <Trash />
              </IconButton>
            )}
          </Flex>
        </Flex>
        <StepName step={step} choices={choices} onChange={onChange} />
        {step.kind === 'countersign' && <StepDepartments step={step} choices={choices} onChange={onChange} />}
        {step.kind !== 'draft' && <StepRules step={step} choices={choices} onChange={onChange} />}
      </Flex>
    </Box>
  );
}

function StepName({ step, onChange }: StepProps) {
  return (
    <Field.Root name={`${step.id}-label`} required>
      <Field.Label>{texts.label}</Field.Label>
      <TextInput
        value={step.label}
        maxLength={20}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange({ ...step, label: event.target.value })}
      />
    </Field.Root>
  );
}

function StepRules({ step, choices, onChange }: StepProps) {
  const change = (part: Partial<FlowStep>) => onChange(changedStep(step, part));
  const hasNoLimit = step.limitWorkingDays === null;
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-end">
      <OneOf
        name={`${step.id}-role`}
        label={texts.role}
        none={texts.anyRole}
        value={step.role}
        choices={choices.roles}
        onChange={(role) => change({ role })}
      />
      <Field.Root name={`${step.id}-limit`}>
        <Field.Label>{texts.limit}</Field.Label>
        <NumberInput
          value={step.limitWorkingDays ?? undefined}
          placeholder={texts.noLimit}
          onValueChange={(limit: number | undefined) => change({ limitWorkingDays: limit ?? null })}
        />
      </Field.Root>
      <OneOf
        name={`${step.id}-stand-in`}
        label={texts.standIn}
        none={texts.nobody}
        value={step.standIn}
        choices={choices.accounts}
        disabled={hasNoLimit}
        onChange={(standIn) => change({ standIn })}
      />
      <OneOf
        name={`${step.id}-escalate`}
        label={texts.escalateTo}
        none={texts.nobody}
        value={step.escalateTo}
        choices={choices.accounts}
        disabled={hasNoLimit}
        onChange={(escalateTo) => change({ escalateTo })}
      />
    </Flex>
  );
}

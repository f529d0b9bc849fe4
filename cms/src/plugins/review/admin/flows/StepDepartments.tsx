import { Field, Flex, MultiSelect, MultiSelectOption, Radio } from '@strapi/design-system';
import { copy } from '../../copy';
import type { StepProps } from './StepCard';

const texts = copy.flowPage.step;

/** Which departments countersign: always the same, or those that the drafter names. */
export function StepDepartments({ step, choices, onChange }: StepProps) {
  const choice = step.departments?.choice ?? 'fixed';
  const ids = step.departments?.choice === 'fixed' ? step.departments.ids : [];
  const choose = (value: string) =>
    onChange({ ...step, departments: value === 'drafter' ? { choice: 'drafter' } : { choice: 'fixed', ids: [] } });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Radio.Group aria-label={texts.departments} value={choice} onValueChange={choose}>
        <Flex gap={4}>
          <Radio.Item value="fixed">{texts.fixed}</Radio.Item>
          <Radio.Item value="drafter">{texts.drafter}</Radio.Item>
        </Flex>
      </Radio.Group>
      {choice === 'fixed' && (
        <Field.Root name={`${step.id}-departments`} required>
          <Field.Label>{texts.departments}</Field.Label>
          <MultiSelect
            value={ids}
            withTags
            placeholder={texts.chooseDepartments}
            onChange={(next: string[]) => onChange({ ...step, departments: { choice: 'fixed', ids: next } })}
          >
            {choices.departments.map(({ value, label }) => (
              <MultiSelectOption key={value} value={value}>
                {label}
              </MultiSelectOption>
            ))}
          </MultiSelect>
        </Field.Root>
      )}
    </Flex>
  );
}

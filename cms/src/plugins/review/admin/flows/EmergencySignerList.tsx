import { Field, Flex, MultiSelect, MultiSelectOption, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { copy } from '../../copy';
import { useEmergencySignersQuery, useSetEmergencySignersMutation } from './api';
import { Refusal } from '../../../../admin/dialogs/Refusal';
import { useAnswer } from '../../../../admin/dialogs/use-answer';

const texts = copy.flowPage.emergencySigners;

/** Which leaders may let warnings out alone (B-11). Saved with each choice. */
export function EmergencySignerList() {
  const { data } = useEmergencySignersQuery();
  const [set] = useSetEmergencySignersMutation();
  const { refusal, tell } = useAnswer();
  if (!data) return <Page.Loading />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} maxWidth="60rem">
      <Typography textColor="neutral600">{texts.hint}</Typography>
      <Refusal text={refusal} />
      <Field.Root name="emergency-signers">
        <Field.Label>{texts.label}</Field.Label>
        <MultiSelect
          value={data.accounts}
          withTags
          placeholder={texts.nobody}
          onChange={(accounts: string[]) => tell(set({ accounts }), texts.saved)}
        >
          {data.choices.map(({ value, label }) => (
            <MultiSelectOption key={value} value={value}>
              {label}
            </MultiSelectOption>
          ))}
        </MultiSelect>
      </Field.Root>
    </Flex>
  );
}

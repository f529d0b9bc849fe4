import { EmptyStateLayout, Field, Flex, MultiSelect, MultiSelectOption, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { copy } from '../../copy';
import type { FlowChoices } from '../../server/services/flows';
import { useCountersignersQuery, useSetCountersignersMutation } from './api';
import { Refusal } from '../../../../admin/dialogs/Refusal';
import { useAnswer } from '../../../../admin/dialogs/use-answer';

const texts = copy.flowPage.countersigners;

/** Per department: who countersigns for it. Saved with each choice. */
export function CountersignerList({ choices }: { choices: FlowChoices }) {
  const { data } = useCountersignersQuery();
  const [set] = useSetCountersignersMutation();
  const { refusal, tell } = useAnswer();
  if (!data) return <Page.Loading />;
  if (data.length === 0) return <EmptyStateLayout content={texts.noDepartments} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4} maxWidth="60rem">
      <Typography textColor="neutral600">{texts.hint}</Typography>
      <Refusal text={refusal} />
      {data.map(({ department, label, accounts }) => (
        <Field.Root key={department} name={`countersigners-${department}`}>
          <Field.Label>{label}</Field.Label>
          <MultiSelect
            value={accounts.map(({ account }) => account)}
            withTags
            placeholder={texts.nobody}
            onChange={(next: string[]) => tell(set({ department, accounts: next }), texts.saved(label))}
          >
            {choices.accounts.map((choice) => (
              <MultiSelectOption key={choice.value} value={choice.value}>
                {choice.label}
              </MultiSelectOption>
            ))}
          </MultiSelect>
        </Field.Root>
      ))}
    </Flex>
  );
}

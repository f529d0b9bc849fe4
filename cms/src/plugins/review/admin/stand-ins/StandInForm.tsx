import { Box, Button, Field, Flex, TextInput } from '@strapi/design-system';
import { useState, type ChangeEvent } from 'react';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { DelegationPage } from '../../server/services/delegations';
import { OneOf } from '../flows/OneOf';
import { Refusal } from '../../../../admin/dialogs/Refusal';
import { useAnswer } from '../../../../admin/dialogs/use-answer';
import { useNameStandInMutation } from './api';

const texts = copy.standInPage;
const empty = { to: '', startsOn: '', endsOn: '', reason: '' };

/** Names a stand-in for a period. */
export function StandInForm({ candidates }: Pick<DelegationPage, 'candidates'>) {
  const [given, setGiven] = useState(empty);
  const [name, { isLoading }] = useNameStandInMutation();
  const { refusal, tell } = useAnswer();
  const isComplete = Object.values(given).every((value) => value.trim() !== '');
  const save = async () => {
    if (await tell(name(given), texts.named)) setGiven(empty);
  };
  return (
    <Box tag="section" aria-label={texts.form} background="neutral0" shadow="tableShadow" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex gap={4} wrap="wrap" alignItems="flex-end">
          <OneOf
            name="to"
            label={texts.to}
            none={texts.choose}
            value={given.to || null}
            choices={candidates}
            onChange={(to) => setGiven({ ...given, to: to ?? '' })}
          />
          {(['startsOn', 'endsOn'] as const).map((day) => (
            <Field.Root key={day} name={day} required>
              <Field.Label>{texts[day]}</Field.Label>
              <TextInput
                type="date"
                value={given[day]}
                onChange={(event: ChangeEvent<HTMLInputElement>) => setGiven({ ...given, [day]: event.target.value })}
              />
            </Field.Root>
          ))}
        </Flex>
        <NoteField
          name="reason"
          label={texts.reason}
          required
          value={given.reason}
          onChange={(reason) => setGiven({ ...given, reason })}
        />
        <Refusal text={refusal} />
        <Flex>
          <Button disabled={!isComplete} loading={isLoading} onClick={save}>
            {texts.name}
          </Button>
        </Flex>
      </Flex>
    </Box>
  );
}

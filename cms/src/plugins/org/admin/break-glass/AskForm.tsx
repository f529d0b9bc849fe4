import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import { elevationMinutes } from '../../server/rules/elevation';
import { useAskElevationMutation } from '../api';
import { useTell } from '../use-tell';

const texts = copy.breakGlass;

/** Asks for an elevation: why, and for how long. */
export function AskForm() {
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState<number>(elevationMinutes[0]);
  const [ask, { isLoading }] = useAskElevationMutation();
  const tell = useTell();
  const send = async () => {
    if (await tell(ask({ reason, minutes }), texts.asked)) setReason('');
  };
  return (
    <Box tag="section" aria-label={texts.form} background="neutral0" shadow="tableShadow" hasRadius padding={4}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <NoteField name="reason" label={texts.reason} required value={reason} onChange={setReason} />
        <Flex gap={4} alignItems="flex-end" wrap="wrap">
          <Field.Root name="minutes">
            <Field.Label>{texts.minutes}</Field.Label>
            <SingleSelect value={String(minutes)} onChange={(chosen: string | number) => setMinutes(Number(chosen))}>
              {elevationMinutes.map((count) => (
                <SingleSelectOption key={count} value={String(count)}>
                  {texts.minutesOf(count)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <Button disabled={reason.trim().length < 5} loading={isLoading} onClick={send}>
            {texts.ask}
          </Button>
        </Flex>
      </Flex>
    </Box>
  );
}

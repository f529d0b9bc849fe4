import {
  Box,
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  TextInput,
  Typography,
} from '@strapi/design-system';
import { useState, type ChangeEvent } from 'react';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { Refusal } from '../../../../admin/dialogs/Refusal';
import { useAnswer } from '../../../../admin/dialogs/use-answer';
import { copy } from '../../copy';
import type { RoundList } from '../../server/services/views';
import { useAnnounceMutation } from '../api';

const texts = copy.page.announce;

/** Gives notice of an assessment; the server keeps to the fifteen days. */
export function AnnounceForm({ list: { earliest, thisYear } }: { list: RoundList }) {
  const [year, setYear] = useState(thisYear);
  const [assessOn, setAssessOn] = useState(earliest);
  const [note, setNote] = useState('');
  const [announce, { isLoading }] = useAnnounceMutation();
  const { refusal, tell } = useAnswer();
  return (
    <Box tag="section" aria-label={texts.title} background="neutral0" padding={6} hasRadius shadow="tableShadow">
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography variant="delta" tag="h2">
          {texts.title}
        </Typography>
        <Flex gap={4} alignItems="flex-start" wrap="wrap">
          <Field.Root name="year" required>
            <Field.Label>{texts.year}</Field.Label>
            <SingleSelect value={String(year)} onChange={(next: string | number) => setYear(Number(next))}>
              {[thisYear - 1, thisYear].map((one) => (
                <SingleSelectOption key={one} value={String(one)}>
                  {copy.page.yearOf(one)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <Field.Root name="assessOn" required hint={texts.hint(earliest)}>
            <Field.Label>{texts.assessOn}</Field.Label>
            <TextInput
              type="date"
              value={assessOn}
              onChange={(event: ChangeEvent<HTMLInputElement>) => setAssessOn(event.target.value)}
            />
            <Field.Hint />
          </Field.Root>
        </Flex>
        <NoteField name="note" label={texts.note} hint={texts.noteHint} required value={note} onChange={setNote} />
        <Refusal text={refusal} />
        <Flex>
          <Button
            disabled={assessOn === '' || note.trim() === ''}
            loading={isLoading}
            onClick={() => void tell(announce({ year, assessOn, note }), texts.done)}
          >
            {texts.action}
          </Button>
        </Flex>
      </Flex>
    </Box>
  );
}

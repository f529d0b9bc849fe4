import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useState, type ChangeEvent } from 'react';
import { DialogFrame } from '../../../../admin/dialogs/DialogFrame';
import { NoteField } from '../../../../admin/dialogs/NoteField';
import { copy } from '../../copy';
import type { CaseView, InterpretationView } from '../../server/services/cases';
import type { Place } from '../api';
import { useStep } from '../use-step';

const texts = copy.screen.interpretation;

/** How a policy gets its interpretation, and what is still to be laid down before it is signed (R-POL-11). */
export function InterpretationNote({ place, view: { interpretation } }: { place: Place; view: CaseView }) {
  const [isOpen, setIsOpen] = useState(false);
  if (!interpretation) return null;
  const { way, dueOn, note, mayLayDown, onRecord } = interpretation;
  return (
    <Box
      background={way === 'missing' ? 'warning100' : 'neutral100'}
      padding={3}
      hasRadius
      data-testid="review-interpretation"
    >
      <Typography variant="pi" fontWeight="bold" tag="p">
        {texts.ways[way](dueOn ?? '')}
      </Typography>
      {note && (
        <Typography variant="pi" tag="p">
          {note}
        </Typography>
      )}
      {mayLayDown && (
        <Flex paddingTop={2}>
          <Button variant="tertiary" size="S" onClick={() => setIsOpen(true)}>
            {texts.layDown[onRecord]}
          </Button>
        </Flex>
      )}
      {isOpen && <LayDownModal place={place} way={onRecord} onClose={() => setIsOpen(false)} />}
    </Box>
  );
}

interface ModalProps {
  place: Place;
  way: InterpretationView['onRecord'];
  onClose: () => void;
}

function LayDownModal({ place, way, onClose }: ModalProps) {
  const [dueOn, setDueOn] = useState('');
  const [note, setNote] = useState('');
  const { take, isLoading } = useStep(place);
  const submit = async () => {
    if (await take('interpretation', { way, note, ...(way === 'planned' && { dueOn }) })) onClose();
  };
  return (
    <DialogFrame
      title={texts.layDown[way]}
      cancel={copy.screen.cancel}
      onCancel={onClose}
      confirm={texts.save}
      onConfirm={submit}
      isReady={note.trim() !== '' && (way === 'exempt' || dueOn !== '')}
      isLoading={isLoading}
    >
      <Typography>{texts.explain[way]}</Typography>
      {way === 'planned' && (
        <Field.Root name="dueOn" required>
          <Field.Label>{texts.dueOn}</Field.Label>
          <TextInput
            type="date"
            value={dueOn}
            onChange={(event: ChangeEvent<HTMLInputElement>) => setDueOn(event.target.value)}
          />
        </Field.Root>
      )}
      <NoteField name="note" label={texts.note[way]} required value={note} onChange={setNote} />
    </DialogFrame>
  );
}

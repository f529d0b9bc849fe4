import {
  Box,
  Button,
  Field,
  Flex,
  Loader,
  Modal,
  SingleSelect,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useState } from 'react';
import { copy } from '../../copy';
import { useComparisonQuery, type HistoryPage, type Place } from '../api';
import { timeText } from '../time';
import { DiffView } from './DiffView';

const texts = copy.screen;

interface Props {
  place: Place;
  versions: HistoryPage['versions'];
  from: number;
  to: number;
  title: string;
  onClose: () => void;
}

/** Two versions of the officer's choice side by side. */
export function CompareModal({ place, versions, title, onClose, ...start }: Props) {
  const [from, setFrom] = useState(start.from);
  const [to, setTo] = useState(start.to);
  return (
    <Modal.Root open onOpenChange={(isOpen: boolean) => !isOpen && onClose()}>
      <Modal.Content data-testid="compare">
        <Modal.Header>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex gap={4} wrap="wrap" paddingBottom={5}>
            <Choice label={texts.from} versions={versions} chosen={from} onChange={setFrom} mayBeNothing />
            <Choice label={texts.to} versions={versions} chosen={to} onChange={setTo} />
          </Flex>
          <Changes {...place} from={from} to={to} />
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {texts.close}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function Changes(request: Place & { from: number; to: number }) {
  const { currentData, isError } = useComparisonQuery(request, { refetchOnMountOrArgChange: true });
  if (isError) return <Typography textColor="danger600">{texts.loadFailed}</Typography>;
  if (!currentData) return <Loader small />;
  return <DiffView fields={currentData.fields} />;
}

interface ChoiceProps {
  label: string;
  versions: HistoryPage['versions'];
  chosen: number;
  onChange: (version: number) => void;
  mayBeNothing?: boolean;
}

function Choice({ label, versions, chosen, onChange, mayBeNothing = false }: ChoiceProps) {
  return (
    <Box flex="1" minWidth="24rem">
      <Field.Root>
        <Field.Label>{label}</Field.Label>
        <SingleSelect value={chosen} onChange={(next: string | number) => onChange(Number(next))}>
          {mayBeNothing && <SingleSelectOption value={0}>{texts.nothing}</SingleSelectOption>}
          {versions.map(({ number, state, account, at }) => (
            <SingleSelectOption key={number} value={number}>
              {texts.option(number, copy.states[state], account, timeText(at))}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}

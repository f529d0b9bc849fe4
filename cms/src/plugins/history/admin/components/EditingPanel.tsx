import type { PanelComponent, PanelComponentProps } from '@strapi/content-manager/strapi-admin';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { copy } from '../../copy';
import type { Presence } from '../../server/services/presence';
import { hasHistory, useHistoryQuery, useReloadRecordMutation, type Place } from '../api';
import { changedFields } from '../conflict/changed-fields';
import { noteFilledFrom } from '../conflict/filled-from';
import { listenForStale } from '../conflict/stale-saves';
import { takenOver, takeOver } from '../conflict/taken-over';
import { usePresence } from '../conflict/use-presence';
import { timeText } from '../time';
import { ThreeWayModal } from './ThreeWayModal';

const texts = copy.editing;
/** Strapi leaves the type of a form's values open. */
type Values = Record<string, unknown>;

/** Beside the form, above all: who else has the record open, and what was saved since it was opened. */
export const EditingPanel: PanelComponent = ({ model, documentId, document }: PanelComponentProps) => {
  const place = { uid: model, documentId: documentId ?? '' };
  const isOurs = hasHistory(model) && documentId !== undefined;
  const { data } = useHistoryQuery(place, { skip: !isOurs });
  // The form itself does not keep it.
  const filledFrom = String(document?.updatedAt ?? '');
  const [presence, beat] = usePresence(place, isOurs && data?.mayRestore === true);
  const [isRefused, setRefused] = useState(false);
  const form = useForm('EditingPanel', ({ initialValues }) => initialValues);
  const onChange = useForm('EditingPanel', (form) => form.onChange);

  useEffect(
    () =>
      listenForStale(place.uid, place.documentId, () => {
        setRefused(true);
        void beat();
      }),
    [place.uid, place.documentId, beat],
  );
  useEffect(() => {
    noteFilledFrom({ uid: place.uid, documentId: place.documentId }, filledFrom);
  }, [place.uid, place.documentId, filledFrom]);
  useEffect(() => {
    const values = takenOver({ uid: place.uid, documentId: place.documentId }, form);
    for (const [field, value] of Object.entries(values ?? {})) onChange(field, value);
  }, [place.uid, place.documentId, form, onChange]);

  const isOutdated = Boolean(presence?.newest && filledFrom && presence.newest.savedAt > filledFrom);
  if (!presence || (presence.editors.length === 0 && !isOutdated && !isRefused)) return null;
  const close = () => setRefused(false);
  return {
    title: texts.panel,
    content: <Panel {...{ place, presence, filledFrom, isOutdated, isRefused, close }} />,
  };
};

interface Props {
  place: Place;
  presence: Presence;
  filledFrom: string;
  isOutdated: boolean;
  /** A save was refused: the three versions are shown at once. */
  isRefused: boolean;
  close: () => void;
}

function Panel({ place, presence, filledFrom, isOutdated, isRefused, close }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-testid="editing-panel">
      {presence.editors.map(({ name, isSelf, since }) => (
        <Typography key={`${name}${since}`} variant="pi" textColor="warning700" fontWeight="bold" tag="p">
          {isSelf ? texts.self(timeText(since)) : texts.other(name, timeText(since))}
        </Typography>
      ))}
      {isOutdated && <Outdated place={place} presence={presence} onOpen={() => setOpen(true)} />}
      {(isOpen || isRefused) && (
        <MyThreeWay
          place={place}
          filledFrom={filledFrom}
          onClose={() => {
            setOpen(false);
            close();
          }}
        />
      )}
    </Flex>
  );
}

function Outdated({ place, presence, onOpen }: { place: Place; presence: Presence; onOpen: () => void }) {
  const isModified = useForm('EditingPanel', (form) => form.modified);
  const [reload] = useReloadRecordMutation();
  const { account = '', at = '' } = presence.newest ?? {};
  return (
    <Box background="warning100" padding={3} hasRadius role="status">
      <Typography variant="pi" textColor="neutral800" tag="p">
        {texts.outdated(account, at && timeText(at))}
      </Typography>
      <Box paddingTop={2}>
        <Button size="S" variant="secondary" fullWidth onClick={isModified ? onOpen : () => void reload(place)}>
          {isModified ? texts.compare : texts.reload}
        </Button>
      </Box>
    </Box>
  );
}

/** The three versions, with what this form holds and has not saved. */
function MyThreeWay({ place, filledFrom, onClose }: { place: Place; filledFrom: string; onClose: () => void }) {
  const values = useForm('EditingPanel', (form) => form.values);
  const initialValues = useForm('EditingPanel', (form) => form.initialValues);
  const [mine] = useState(() => changedFields(initialValues as Values, values as Values));
  const [reload] = useReloadRecordMutation();
  const take = (fields: readonly string[]) => {
    takeOver(place, initialValues, Object.fromEntries(fields.map((field) => [field, mine[field]])));
    onClose();
    void reload(place);
  };
  return <ThreeWayModal place={place} filledFrom={filledFrom} mine={mine} onTake={take} onClose={onClose} />;
}

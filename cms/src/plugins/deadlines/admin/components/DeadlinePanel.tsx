import type { PanelComponent, PanelComponentProps } from '@strapi/content-manager/strapi-admin';
import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { isOfOtherSection, OtherSection } from '../../../../admin/content-manager/OtherSection';
import { copy } from '../../copy';
import type { DueItem } from '../../server/rules/due-item';
import { isCountedByDays, useRecordClocksQuery, type Place } from '../api';
import { ConfirmModal, isConfirmable } from './ConfirmModal';
import { DueDate } from './DueDate';
import { ExplanationModal } from './ExplanationModal';
import { LeftBadge } from './LeftBadge';

/** Beside the form: the clocks that run for the record, and how each was counted. */
export const DeadlinePanel: PanelComponent = ({ model, documentId }: PanelComponentProps) => {
  if (!model.startsWith('api::')) return null;
  const content = documentId ? <Clocks place={{ uid: model, documentId }} /> : <Hint text={copy.panel.saveFirst} />;
  return { title: copy.panel.title, content };
};

function Clocks({ place }: { place: Place }) {
  const { data, isError, error } = useRecordClocksQuery(place);
  if (isOfOtherSection(error)) return <OtherSection />;
  if (isError) return <Hint text={copy.board.loadFailed} />;
  if (!data) return <Loader small />;
  if (data.items.length === 0) return <Hint text={copy.panel.empty} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-testid="deadline-panel">
      {data.items.map((item) => (
        <ClockEntry key={item.clock} item={item} mayConfirm={data.mayConfirm} />
      ))}
    </Flex>
  );
}

function Hint({ text }: { text: string }) {
  return (
    <Typography variant="pi" textColor="neutral600">
      {text}
    </Typography>
  );
}

function ClockEntry({ item, mayConfirm }: { item: DueItem; mayConfirm: boolean }) {
  const [dialog, setDialog] = useState<'explain' | 'confirm' | null>(null);
  const close = () => setDialog(null);
  return (
    <Box>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Typography fontWeight="bold">{item.label}</Typography>
        <LeftBadge item={item} />
      </Flex>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {item.task}
      </Typography>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <DueDate item={item} />
        {isCountedByDays(item) && (
          <Button
            variant="ghost"
            size="S"
            aria-label={copy.board.explainOf(item.label, item.title)}
            onClick={() => setDialog('explain')}
          >
            {copy.board.explain}
          </Button>
        )}
      </Flex>
      {mayConfirm && isConfirmable(item) && (
        <Button variant="secondary" fullWidth onClick={() => setDialog('confirm')}>
          {copy.board.confirm}
        </Button>
      )}
      {dialog === 'explain' && <ExplanationModal item={item} onClose={close} />}
      {dialog === 'confirm' && <ConfirmModal item={item} onClose={close} />}
    </Box>
  );
}

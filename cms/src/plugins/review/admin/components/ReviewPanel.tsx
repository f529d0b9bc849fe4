import type { PanelComponent, PanelComponentProps } from '@strapi/content-manager/strapi-admin';
import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';
import { isOfOtherSection, OtherSection } from '../../../../admin/content-manager/OtherSection';
import { copy } from '../../copy';
import type { CaseView } from '../../server/services/cases';
import { isReviewed, useReviewCaseQuery, type Place } from '../api';
import { AttributeHistory } from './AttributeHistory';
import { PreviewLink } from '../preview/PreviewLink';
import { BundleNote } from './BundleNote';
import { EmergencyNote } from './EmergencyNote';
import { InvitationNote } from '../guests/InvitationNote';
import { EvidenceLinks } from './EvidenceLinks';
import { GroundList } from './GroundList';
import { History } from './History';
import { InterpretationNote } from './InterpretationNote';
import { IssueList } from './IssueList';
import { ReasonModal } from './ReasonModal';
import { ScheduleList } from './ScheduleList';
import { StateBadge } from './StateBadge';
import { Timeline } from './Timeline';

/** Beside the form: where the record stands, who did what, what is missing, and the ways back. */
export const ReviewPanel: PanelComponent = ({ model, documentId }: PanelComponentProps) => {
  if (!isReviewed(model)) return null;
  const content = documentId ? <Panel place={{ uid: model, documentId }} /> : <NotSaved />;
  return { title: copy.screen.panel, content };
};

function NotSaved() {
  return (
    <Typography variant="pi" textColor="neutral600">
      {copy.screen.saveAsDraftFirst}
    </Typography>
  );
}

function Panel({ place }: { place: Place }) {
  const { data: view, isError, error } = useReviewCaseQuery(place);
  if (isOfOtherSection(error)) return <OtherSection />;
  if (isError)
    return (
      <Typography variant="pi" textColor="danger600">
        {copy.screen.loadFailed}
      </Typography>
    );
  if (!view) return <Loader small />;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%" data-testid="review-panel">
      <Heading place={place} view={view} />
      <Setback view={view} />
      <EmergencyNote place={place} view={view} />
      <Timeline view={view} />
      <Due view={view} />
      <BundleNote place={place} view={view} />
      <InterpretationNote place={place} view={view} />
      <ScheduleList place={place} view={view} />
      <InvitationNote place={place} view={view} />
      <Blocked view={view} />
      <IssueList issues={view.issues} />
      <WaysBack place={place} view={view} />
      <History view={view} />
      <GroundList view={view} />
      <AttributeHistory view={view} />
      {view.round > 0 && <EvidenceLinks place={place} />}
    </Flex>
  );
}

function Heading({ place, view }: { place: Place; view: CaseView }) {
  return (
    <Box>
      <Flex gap={2} wrap="wrap">
        <StateBadge state={view.state} />
        {!view.isWithheld && <PreviewLink place={place} />}
        {view.round > 0 && (
          <Typography variant="pi" textColor="neutral600">
            {copy.screen.round(view.round)}
          </Typography>
        )}
      </Flex>
      {view.isWithheld && <Hint text={copy.screen.isWithheld} />}
      {view.batchSize > 1 && !view.bundle && <Hint text={copy.screen.batch(view.batchSize)} />}
      {view.isLive && (
        <Typography variant="pi" textColor="neutral600" tag="p">
          {view.state === 'published' ? copy.screen.live : copy.screen.liveOlder}
        </Typography>
      )}
    </Box>
  );
}

/** Why the record came back, said first: it is what the author must act on. */
function Setback({ view }: { view: CaseView }) {
  const last = view.history[0];
  if (!last?.comment || !['return', 'recall', 'cancel', 'unschedule', 'withdraw'].includes(last.action)) return null;
  return (
    <Box background="warning100" padding={3} hasRadius data-testid="review-setback">
      <Typography variant="pi" fontWeight="bold" textColor="warning700" tag="p">
        {`${copy.actions[last.action]}（${last.account}）`}
      </Typography>
      <Typography variant="pi" textColor="neutral800">
        {last.comment}
      </Typography>
    </Box>
  );
}

/** Until when the open step is to be taken. */
function Due({ view: { due } }: { view: CaseView }) {
  if (!due) return null;
  return (
    <Typography
      variant="pi"
      fontWeight="bold"
      textColor={due.isOverdue ? 'danger700' : 'neutral800'}
      data-testid="review-due"
    >
      {due.isOverdue ? copy.screen.overdue(due.date) : copy.screen.due(due.date)}
    </Typography>
  );
}

function Blocked({ view }: { view: CaseView }) {
  const isModified = useForm('ReviewPanel', (form) => form.modified);
  if (isModified && view.next?.isAllowed) return <Hint text={copy.screen.saveFirst} />;
  const reason = view.next?.blockedBy;
  if (!reason || reason === 'wrong-state' || (view.isLive && reason === 'no-permission')) return null;
  return <Hint text={copy.whyBlocked[reason]} />;
}

/** Why the main button is closed, or what is special about the record. */
function Hint({ text }: { text: string }) {
  return (
    <Typography variant="pi" textColor="neutral600" tag="p" data-testid="review-hint">
      {text}
    </Typography>
  );
}

const waysBack = ['return', 'recall', 'withdraw'] as const;
type WayBack = (typeof waysBack)[number];

function WaysBack({ place, view }: { place: Place; view: CaseView }) {
  const [open, setOpen] = useState<WayBack | null>(null);
  const may: Record<WayBack, boolean> = {
    return: view.mayReturn,
    recall: view.mayRecall,
    withdraw: view.mayWithdraw,
  };
  const offered = waysBack.filter((way) => may[way]);
  if (offered.length === 0) return null;
  return (
    <Flex gap={2} width="100%">
      {offered.map((way) => (
        <Button
          key={way}
          variant={way === 'withdraw' ? 'danger-light' : 'tertiary'}
          fullWidth
          onClick={() => setOpen(way)}
        >
          {copy.actions[way]}
        </Button>
      ))}
      {open && <ReasonModal place={place} step={open} onClose={() => setOpen(null)} />}
    </Flex>
  );
}

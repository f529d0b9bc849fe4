import type { PanelComponent, PanelComponentProps } from '@strapi/content-manager/strapi-admin';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Check, Clock, ExternalLink } from '@strapi/icons';
import { useState } from 'react';
import { copy } from '../../copy';
import type { ReleaseStatus } from '../../server/services/deliveries';
import { useReleaseStatusQuery } from '../api';
import { clockText, dayAndClock, durationText } from '../time';
import { arrivalText, pollingMs, stagesOf, type Stage } from '../way';
import { Notice } from './Notice';

/** Beside the form: how far a signed record has come on its way to the reader. */
export const ReleasePanel: PanelComponent = ({ model, documentId }: PanelComponentProps) => {
  const status = useStatus(model, documentId);
  return status ? { title: copy.panel, content: <Way status={status} /> } : null;
};

function useStatus(uid: string, documentId: string | undefined): ReleaseStatus | null {
  const [interval, setInterval] = useState(0);
  const { data } = useReleaseStatusQuery(
    { uid, documentId: documentId ?? '' },
    { skip: !documentId || !uid.startsWith('api::'), pollingInterval: interval },
  );
  const wanted = pollingMs(data?.status, Date.now());
  if (wanted !== interval) setInterval(wanted);
  return data?.status ?? null;
}

function Way({ status }: { status: ReleaseStatus }) {
  const arrival = arrivalText(status);
  return (
    <Flex direction="column" alignItems="stretch" gap={2} width="100%" aria-live="polite" data-testid="release-panel">
      {status.rolledBackAt && (
        <Notice
          tone="warning"
          title={copy.rolledBack}
          text={copy.rolledBackSince(dayAndClock(status.rolledBackAt))}
          testId="release-rolled-back"
        />
      )}
      {status.termOverAt && (
        <Notice
          tone="warning"
          title={copy.termOver}
          text={copy.termOverSince(dayAndClock(status.termOverAt))}
          testId="release-term-over"
        />
      )}
      <Box tag="ol">
        {stagesOf(status).map((stage) => (
          <StageRow key={stage.label} stage={stage} />
        ))}
      </Box>
      {arrival && (
        <Typography variant="pi" fontWeight="bold" textColor="success700" data-testid="release-arrival">
          {arrival}
        </Typography>
      )}
      {status.quarantine && (
        <Notice tone="danger" title={copy.quarantined} text={status.quarantine.reason} testId="release-quarantine" />
      )}
      <Links status={status} />
    </Flex>
  );
}

function StageRow({ stage }: { stage: Stage }) {
  const isReached = stage.at !== null;
  return (
    <Flex tag="li" justifyContent="space-between" alignItems="flex-start" paddingTop={1} paddingBottom={1} gap={2}>
      <Flex gap={2}>
        {isReached ? (
          <Check aria-hidden width="1.2rem" height="1.2rem" fill="success600" />
        ) : (
          <Clock aria-hidden width="1.2rem" height="1.2rem" fill="neutral500" />
        )}
        <Typography textColor={isReached ? 'neutral800' : 'neutral600'}>{stage.label}</Typography>
      </Flex>
      <Box style={{ textAlign: 'right', whiteSpace: 'nowrap' }}>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {stage.at === null ? copy.notYet : clockText(stage.at)}
        </Typography>
        {stage.tookMs !== null && (
          <Typography variant="pi" textColor="neutral600" tag="p">
            {copy.later(durationText(stage.tookMs))}
          </Typography>
        )}
      </Box>
    </Flex>
  );
}

function Links({ status }: { status: ReleaseStatus }) {
  return (
    <>
      {status.url && status.liveAt && (
        <Link href={status.url} isExternal endIcon={<ExternalLink />}>
          {status.action === 'publish' ? copy.openPage : copy.openGone}
        </Link>
      )}
      {status.ledgerUrl && status.releaseNumber && (
        <Link href={status.ledgerUrl} isExternal endIcon={<ExternalLink />}>
          {copy.openLedger(status.releaseNumber)}
        </Link>
      )}
    </>
  );
}

import type { PanelComponent, PanelComponentProps } from '@strapi/content-manager/strapi-admin';
import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Check, Clock, ExternalLink } from '@strapi/icons';
import { useState } from 'react';
import { copy } from '../../copy';
import type { ReleaseStatus } from '../../server/services/deliveries';
import { useReleaseStatusQuery } from '../api';
import { arrivalText, clockText, pollingMs, stagesOf, type Stage } from '../way';

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
      {status.quarantine && <Obstacle reason={status.quarantine.reason} />}
      {status.url && status.liveAt && (
        <Link href={status.url} isExternal endIcon={<ExternalLink />}>
          {status.action === 'publish' ? copy.openPage : copy.openGone}
        </Link>
      )}
    </Flex>
  );
}

function StageRow({ stage }: { stage: Stage }) {
  const isReached = stage.at !== null;
  return (
    <Flex tag="li" justifyContent="space-between" paddingTop={1} paddingBottom={1} gap={2}>
      <Flex gap={2}>
        {isReached ? (
          <Check aria-hidden width="1.2rem" height="1.2rem" fill="success600" />
        ) : (
          <Clock aria-hidden width="1.2rem" height="1.2rem" fill="neutral500" />
        )}
        <Typography textColor={isReached ? 'neutral800' : 'neutral500'}>{stage.label}</Typography>
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {stage.at === null ? copy.notYet : clockText(stage.at)}
      </Typography>
    </Flex>
  );
}

function Obstacle({ reason }: { reason: string }) {
  return (
    <Box background="danger100" padding={3} hasRadius data-testid="release-quarantine">
      <Typography variant="pi" fontWeight="bold" textColor="danger700" tag="p">
        {copy.quarantined}
      </Typography>
      <Typography variant="pi" textColor="neutral800">
        {reason}
      </Typography>
    </Box>
  );
}

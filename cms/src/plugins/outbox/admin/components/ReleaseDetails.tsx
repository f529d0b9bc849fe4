import { Box, Flex, Link, Loader, Typography } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import type { PublishingStage } from '@yangguang/schemas';
import { copy } from '../../copy';
import type { ReleasedView, ReleaseView } from '../../server/services/releases';
import { useReleasedRecordsQuery } from '../api';
import { durationText } from '../time';
import { RecordLink, Small } from './rows';

/** How long each stage of a release took, and every record that it changed. */
export function ReleaseDetails({ release }: { release: ReleaseView }) {
  const { data } = useReleasedRecordsQuery(release.number);
  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4}>
      <StageTimes stageMs={release.stageMs} />
      <Box>
        <Typography variant="sigma" textColor="neutral600" tag="h4">
          {copy.page.changes}
        </Typography>
        {data ? <Records release={release} records={data.records} /> : <Loader small>{copy.page.changes}</Loader>}
      </Box>
    </Flex>
  );
}

/** In their order. */
const publishingStages = Object.keys(copy.page.publishingStages) as PublishingStage[];

function StageTimes({ stageMs }: Pick<ReleaseView, 'stageMs'>) {
  const known = publishingStages.filter((stage) => stageMs[stage] !== undefined);
  const totalMs = known.reduce((sum, stage) => sum + (stageMs[stage] ?? 0), 0);
  const rows = [
    ...known.map((stage) => [copy.page.publishingStages[stage], stageMs[stage] ?? 0] as const),
    [copy.page.total, totalMs] as const,
  ];
  return (
    <Box>
      <Typography variant="sigma" textColor="neutral600" tag="h4">
        {copy.page.stageTimes}
      </Typography>
      <Flex tag="dl" gap={4} wrap="wrap" paddingTop={1}>
        {rows.map(([label, ms]) => (
          <Box key={label}>
            <Typography variant="pi" textColor="neutral600" tag="dt">
              {label}
            </Typography>
            <Typography textColor="neutral800" tag="dd" style={{ margin: 0 }}>
              {shortText(ms)}
            </Typography>
          </Box>
        ))}
      </Flex>
    </Box>
  );
}

const shortText = (ms: number): string => (ms < 1000 ? copy.milliseconds(Math.round(ms)) : durationText(ms));

function Records({ release, records }: { release: ReleaseView; records: readonly ReleasedView[] }) {
  const { added, changed, withdrawn } = release.counts;
  const unlisted = added + changed + withdrawn - records.length;
  if (records.length === 0) return <Small>{copy.page.noChanges}</Small>;
  return (
    <Box tag="ul" maxHeight="48rem" overflow="auto" tabIndex={0} aria-label={copy.page.changes}>
      {records.map((record) => (
        <Flex key={record.documentId} tag="li" justifyContent="space-between" gap={4} wrap="wrap" paddingTop={2}>
          <RecordLink record={record} />
          <Flex gap={3} wrap="wrap">
            <Small>{factsOf(record)}</Small>
            {record.url && (
              <Link href={record.url} isExternal endIcon={<ExternalLink />}>
                {copy.page.onPortal}
              </Link>
            )}
          </Flex>
        </Flex>
      ))}
      {unlisted > 0 && <Small>{copy.page.more(unlisted)}</Small>}
    </Box>
  );
}

function factsOf({ action, signers, signedAt, liveAt }: ReleasedView): string {
  const done = action === 'withdrawn' ? 'withdraw' : 'publish';
  const names = signers.join('、');
  const signed = done === 'withdraw' ? copy.page.withdrawnBy(names) : copy.page.signedBy(names);
  const tookMs = signedAt && liveAt ? Date.parse(liveAt) - Date.parse(signedAt) : null;
  const took = tookMs === null ? [] : [copy.page.took[done](durationText(tookMs))];
  return [copy.page.actions[action], ...(names ? [signed] : []), ...took].join('　');
}

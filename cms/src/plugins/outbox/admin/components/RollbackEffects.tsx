import { Box, Flex, Loader, Typography } from '@strapi/design-system';
import { copy } from '../../copy';
import type { Effect } from '../../server/rules/history';
import type { PreviewedRecord, RollbackPreview } from '../../server/services/rollback-previews';
import { dayAndClock } from '../time';
import { RecordLink, Small } from './rows';

const { ask } = copy.page;

/** Exactly which records readers would see change, and which stay as they are although they were touched (A12, A13). */
export function RollbackEffects({ preview }: { preview: RollbackPreview | undefined }) {
  if (!preview)
    return (
      <Flex gap={2}>
        <Loader small>{ask.loading}</Loader>
        <Typography>{ask.loading}</Typography>
      </Flex>
    );
  return (
    <Box data-testid="rollback-effects">
      <Typography tag="p">{ask.affected(preview.changing)}</Typography>
      <Box maxHeight="28rem" overflow="auto" tabIndex={0} role="group" aria-label={ask.affected(preview.changing)}>
        {(Object.keys(ask.effects) as Effect[]).map((effect) => (
          <Group key={effect} effect={effect} records={preview.records.filter((record) => record.effect === effect)} />
        ))}
      </Box>
      {preview.unlisted > 0 && <Small>{ask.unlisted(preview.unlisted)}</Small>}
    </Box>
  );
}

function Group({ effect, records }: { effect: Effect; records: readonly PreviewedRecord[] }) {
  if (records.length === 0) return null;
  return (
    <Box paddingTop={3}>
      <Typography variant="sigma" textColor={effect === 'stays-withdrawn' ? 'danger700' : 'neutral700'} tag="h3">
        {copy.page.counted(ask.effects[effect], records.length)}
      </Typography>
      <Box tag="ul">
        {records.map((record) => (
          <Flex key={record.documentId} tag="li" justifyContent="space-between" gap={3} wrap="wrap" paddingTop={2}>
            <RecordLink record={record} />
            {record.versionAt && <Small>{ask.version(dayAndClock(record.versionAt))}</Small>}
          </Flex>
        ))}
      </Box>
    </Box>
  );
}

import { Box, Typography } from '@strapi/design-system';
import { copy } from '../../copy';
import type { Publishing } from '../../server/services/publishing';
import { dayAndClock } from '../time';
import { RecordRows, Small } from './rows';

/** Records that the publisher could not show, with the reason (C-8). */
export function HeldList({ held }: { held: Publishing['held'] }) {
  return (
    <RecordRows
      list={held}
      testId="publishing-held"
      empty={copy.page.empty.held}
      keyOf={({ seq }) => seq}
      detail={({ reason, at }) => (
        <Box maxWidth="60rem">
          <Typography textColor="danger700" tag="p">
            {reason}
          </Typography>
          <Small>{copy.page.since(dayAndClock(at))}</Small>
        </Box>
      )}
    />
  );
}

import { Badge, Link } from '@strapi/design-system';
import { ExternalLink } from '@strapi/icons';
import { copy } from '../../copy';
import type { Publishing } from '../../server/services/publishing';
import { dayAndClock } from '../time';
import { RecordRows, Small } from './rows';

/** Records of which readers see an earlier version than the latest approved one (C-4). */
export function RolledBackList({ rolledBack }: { rolledBack: Publishing['rolledBack'] }) {
  return (
    <RecordRows
      list={rolledBack}
      testId="publishing-rolled-back"
      empty={copy.page.empty.rolledBack}
      keyOf={({ documentId }) => documentId}
      detail={({ at, url }) => (
        <>
          <Small>{copy.page.since(dayAndClock(at))}</Small>
          <Badge backgroundColor="warning100" textColor="warning700">
            {copy.rolledBack}
          </Badge>
          {url && (
            <Link href={url} isExternal endIcon={<ExternalLink />}>
              {copy.page.onPortal}
            </Link>
          )}
        </>
      )}
    />
  );
}

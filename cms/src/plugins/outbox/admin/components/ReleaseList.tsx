import { useQueryParams } from '@strapi/strapi/admin';
import { Flex, Loader } from '@strapi/design-system';
import { PageLinks } from '../../../../admin/tables/PageLinks';
import { copy } from '../../copy';
import type { Publishing } from '../../server/services/publishing';
import { useReleasesQuery } from '../api';
import { ReleaseRow } from './ReleaseRow';
import { Empty, Rows } from './rows';

interface ReleaseListProps {
  data: Publishing;
  refreshMs: number;
  onRollBack: (to: number) => void;
}

/** Releases, the newest first. */
export function ReleaseList({ data, refreshMs, onRollBack }: ReleaseListProps) {
  const [{ query }] = useQueryParams<{ page?: string; pageSize?: string }>();
  const asked = { page: query.page ?? '1', pageSize: query.pageSize ?? '20' };
  const { data: page } = useReleasesQuery(asked, { pollingInterval: refreshMs });
  if (!page) return <Loader>{copy.page.title}</Loader>;
  if (page.items.length === 0) return <Empty text={copy.page.empty.releases} />;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Rows testId="publishing-releases">
        {page.items.map((release) => (
          <ReleaseRow
            key={release.number}
            release={release}
            onRollBack={isWayBack(data, release.number) ? () => onRollBack(release.number) : null}
          />
        ))}
      </Rows>
      <PageLinks total={page.total} pageSize={Number(asked.pageSize)} defaultPageSize={20} />
    </Flex>
  );
}

/** A release that the publisher has kept and that is not the one readers see. */
function isWayBack({ mayRollBack, publisher }: Publishing, number: number): boolean {
  if (!mayRollBack || !publisher.isReachable) return false;
  return publisher.status.kept.includes(number) && publisher.status.release !== number;
}

import { useId, useState } from 'react';
import { Badge, Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { ArrowClockwise, CaretDown, CaretUp, ExternalLink } from '@strapi/icons';
import { copy } from '../../copy';
import type { ReleaseView } from '../../server/services/releases';
import { clockText, dayAndClock } from '../time';
import { ReleaseDetails } from './ReleaseDetails';
import { Row, Small } from './rows';

interface ReleaseRowProps {
  release: ReleaseView;
  /** Null where there is no way back to this release. */
  onRollBack: (() => void) | null;
}

export function ReleaseRow({ release, onRollBack }: ReleaseRowProps) {
  const [isOpen, setOpen] = useState(false);
  const details = useId();
  return (
    <Row testId={`release-${release.number}`}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap">
        <Summary release={release} />
        <Flex gap={2} wrap="wrap">
          {onRollBack && (
            <Button
              variant="tertiary"
              startIcon={<ArrowClockwise />}
              aria-label={copy.page.rollBackToOf(release.number)}
              onClick={onRollBack}
            >
              {copy.page.rollBackTo}
            </Button>
          )}
          <Button
            variant="tertiary"
            endIcon={isOpen ? <CaretUp /> : <CaretDown />}
            aria-expanded={isOpen}
            aria-controls={details}
            aria-label={copy.page.detailsOf(release.number)}
            onClick={() => setOpen(!isOpen)}
          >
            {copy.page.details}
          </Button>
        </Flex>
      </Flex>
      <Box id={details}>{isOpen && <ReleaseDetails release={release} />}</Box>
    </Row>
  );
}

function Summary({ release }: { release: ReleaseView }) {
  const kind = copy.page.kinds[release.kind];
  const shows = release.shows === null ? '' : `　${copy.page.showsRelease(release.shows)}`;
  return (
    <Box flex="1" minWidth="20rem">
      <Flex gap={3} wrap="wrap">
        <Typography fontWeight="bold" textColor="neutral800" tag="h3">
          {`${copy.page.number(release.number)}　${kind}`}
        </Typography>
        <Small>{dayAndClock(release.at)}</Small>
        <LiveBadge liveAt={release.liveAt} />
      </Flex>
      <Flex gap={3} wrap="wrap" paddingTop={1}>
        <Small>{countsText(release) + shows}</Small>
        <Small>{copy.page.pages(release.pages.changed, release.pages.removed)}</Small>
        {release.ledgerUrl && (
          <Link
            href={release.ledgerUrl}
            isExternal
            endIcon={<ExternalLink />}
            aria-label={copy.page.ledgerOf(release.number)}
          >
            {copy.page.ledger}
          </Link>
        )}
      </Flex>
      {release.titles.length > 0 && (
        <Typography textColor="neutral800" tag="p" paddingTop={1}>
          {release.titles.join('；')}
        </Typography>
      )}
    </Box>
  );
}

/** Green means that the portal answered with the expected bytes, and nothing less (C-2). */
function LiveBadge({ liveAt }: { liveAt: string | null }) {
  const tone = liveAt === null ? 'neutral' : 'success';
  return (
    <Badge backgroundColor={`${tone}100`} textColor={`${tone}700`} data-testid="release-live">
      {liveAt === null ? copy.page.unverified : copy.page.verified(clockText(liveAt))}
    </Badge>
  );
}

function countsText({ counts }: ReleaseView): string {
  const parts = (['added', 'changed', 'withdrawn'] as const).filter((name) => counts[name] > 0);
  const texts = parts.map((name) => `${copy.page.counts[name]} ${counts[name]}`);
  return texts.join('，') || copy.page.noChanges;
}

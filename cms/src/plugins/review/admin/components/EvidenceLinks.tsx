import { Flex, Link, Typography } from '@strapi/design-system';
import { evidenceCopy } from '../../evidence-copy';
import { evidenceKinds } from '../evidence/kinds';
import { evidencePath } from '../evidence/api';
import type { Place } from '../api';

/** The papers of the record, each in a tab of its own: what is being written in the form stays. */
export function EvidenceLinks({ place }: { place: Place }) {
  return (
    <Flex gap={3} wrap="wrap" data-testid="evidence-links">
      <Typography variant="pi" textColor="neutral600">
        {evidenceCopy.links}
      </Typography>
      {evidenceKinds.map((kind) => (
        <Link key={kind} href={`/admin${evidencePath(kind, place)}`} target="_blank">
          {evidenceCopy.titles[kind]}
        </Link>
      ))}
    </Flex>
  );
}

import { Typography } from '@strapi/design-system';
import { copy } from '../../lib/copy';

/** The CMS answers 404 for unpublished work of another section; what is on screen then is the public version (B-6). */
export const isOfOtherSection = (error: unknown): boolean => (error as { status?: number } | undefined)?.status === 404;

/** In place of what a side panel would show of it. */
export function OtherSection() {
  return (
    <Typography variant="pi" textColor="neutral600" data-testid="other-section">
      {copy.otherSection}
    </Typography>
  );
}

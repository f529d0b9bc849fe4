import { Box, Typography } from '@strapi/design-system';
import { copy } from '../../copy';
import type { IssueLine } from '../../server/rules/submittable';

const SHOWN = 6;

/** What stands in the way of submission, and below it what is only to be looked at. */
export function IssueList({ issues }: { issues: IssueLine[] }) {
  const errors = issues.filter((issue) => issue.severity === 'error');
  const warnings = issues.filter((issue) => issue.severity === 'warning');
  return (
    <>
      {errors.length > 0 && <Group title={copy.screen.issues(errors.length)} lines={errors} tone="danger" />}
      {warnings.length > 0 && <Group title={copy.screen.warnings(warnings.length)} lines={warnings} tone="warning" />}
    </>
  );
}

function Group({ title, lines, tone }: { title: string; lines: IssueLine[]; tone: 'danger' | 'warning' }) {
  const rest = lines.length - SHOWN;
  return (
    <Box background={`${tone}100`} padding={3} hasRadius width="100%" data-testid={`review-${tone}`}>
      <Typography variant="pi" fontWeight="bold" textColor={`${tone}700`}>
        {title}
      </Typography>
      <Box tag="ul" paddingTop={1}>
        {lines.slice(0, SHOWN).map((line) => (
          <Typography key={line.text} tag="li" variant="pi" textColor="neutral800">
            {line.text}
          </Typography>
        ))}
        {rest > 0 && (
          <Typography tag="li" variant="pi" textColor="neutral600">
            {copy.screen.more(rest)}
          </Typography>
        )}
      </Box>
    </Box>
  );
}

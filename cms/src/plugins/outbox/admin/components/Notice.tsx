import { Box, Typography } from '@strapi/design-system';

interface NoticeProps {
  tone: 'warning' | 'danger';
  title: string;
  text: string;
  testId?: string;
}

/** Something is not as it should be: what, and what that means. */
export function Notice({ tone, title, text, testId }: NoticeProps) {
  return (
    <Box background={`${tone}100`} padding={3} hasRadius data-testid={testId}>
      <Typography variant="pi" fontWeight="bold" textColor={`${tone}700`} tag="p">
        {title}
      </Typography>
      <Typography variant="pi" textColor="neutral800">
        {text}
      </Typography>
    </Box>
  );
}

import { Box, Typography } from '@strapi/design-system';

/** Why nothing was saved, each point on a line of its own. */
export function Refusal({ text }: { text: string | null }) {
  if (!text) return null;
  return (
    <Box role="alert" background="danger100" padding={4} hasRadius>
      {text.split('\n').map((line) => (
        <Typography key={line} tag="p" textColor="danger700">
          {line}
        </Typography>
      ))}
    </Box>
  );
}

import { Flex, Typography } from '@strapi/design-system';
import { copy } from '../../copy';
import type { DueItem } from '../../server/rules/due-item';
import { oneLine } from './one-line';

/** The last day in time, or why there is none. */
export function DueDate({ item }: { item: DueItem }) {
  if (item.dueDate === null)
    return (
      <Typography variant="pi" textColor="danger600">
        {item.problem}
      </Typography>
    );
  return (
    <Flex gap={2}>
      <Typography style={oneLine} textColor="neutral800">
        {item.dueDate}
      </Typography>
      {item.provisional && (
        <Typography variant="pi" textColor="warning700">
          {copy.board.provisional}
        </Typography>
      )}
    </Flex>
  );
}

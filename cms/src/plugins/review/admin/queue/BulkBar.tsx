import { Button, Flex, Typography } from '@strapi/design-system';
import { copy } from '../../copy';
import type { BulkStep } from '../../server/rules/bulk-steps';
import type { Bulk } from './api';
import type { Choice } from './use-choice';

const texts = copy.screen.bulk;
const steps = Object.keys(texts.steps) as BulkStep[];

/** What can be done to the chosen records together; a step takes those of them that wait for it. */
export function BulkBar({ choice, onBulk }: { choice: Choice; onBulk: (bulk: Bulk) => void }) {
  const offered = steps.filter((step) => choice.choosable.some(({ bulk }) => bulk.includes(step)));
  const chosenFor = (step: BulkStep) => choice.items.filter(({ bulk }) => bulk.includes(step));
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={texts.title}>
      {offered.map((step) => (
        <Button
          key={step}
          variant={step === 'return' ? 'danger-light' : 'secondary'}
          disabled={chosenFor(step).length === 0}
          onClick={() => onBulk({ step, items: chosenFor(step) })}
        >
          {texts.counted(texts.steps[step], chosenFor(step).length)}
        </Button>
      ))}
      <Typography variant="pi" textColor="neutral600">
        {texts.hint}
      </Typography>
    </Flex>
  );
}

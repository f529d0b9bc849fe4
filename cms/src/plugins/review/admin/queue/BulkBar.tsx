import { Button, Flex, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { copy } from '../../copy';
import type { BulkStep } from '../../server/services/queue-items';
import { BulkDialog } from './BulkDialog';
import type { Choice } from './use-choice';

const texts = copy.screen.bulk;
const steps = Object.keys(texts.steps) as BulkStep[];

/** What can be done to the chosen records together; a step takes those of them that wait for it. */
export function BulkBar({ choice }: { choice: Choice }) {
  const [step, setStep] = useState<BulkStep | null>(null);
  const offered = steps.filter((name) => choice.choosable.some(({ bulk }) => bulk.includes(name)));
  const countOf = (name: BulkStep): number => choice.items.filter(({ bulk }) => bulk.includes(name)).length;
  const close = () => {
    setStep(null);
    choice.choose(choice.choosable, false);
  };
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={texts.title}>
      {offered.map((name) => (
        <Button
          key={name}
          variant={name === 'return' ? 'danger-light' : 'secondary'}
          disabled={countOf(name) === 0}
          onClick={() => setStep(name)}
        >
          {texts.counted(texts.steps[name], countOf(name))}
        </Button>
      ))}
      <Typography variant="pi" textColor="neutral600">
        {texts.hint}
      </Typography>
      {step && (
        <BulkDialog step={step} items={choice.items.filter(({ bulk }) => bulk.includes(step))} onClose={close} />
      )}
    </Flex>
  );
}

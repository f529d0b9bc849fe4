import { z } from 'zod';

/** Body of the signed webhook after a commit (Standard Webhooks). Only a wake-up: the feed is the truth. */
export const WakeUp = z.strictObject({
  type: z.literal('outbox.changed'),
  timestamp: z.iso.datetime(),
  data: z.strictObject({ head: z.int().min(0) }),
});
export type WakeUp = z.infer<typeof WakeUp>;

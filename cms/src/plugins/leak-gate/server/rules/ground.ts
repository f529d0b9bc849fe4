import { z } from 'zod';
import { copy } from '../../copy';

/** On what ground a finding may go out all the same (R-REG-15). */
export const groundCodes = ['consent', 'public-interest', 'statutory-duty', 'office-contact', 'not-a-leak'] as const;
export type GroundCode = (typeof groundCodes)[number];

/** The ground, and in words why it holds here. */
export const AnswerBody = z.strictObject({
  ground: z.enum(groundCodes, copy.groundMissing),
  reason: z.string({ error: copy.reasonMissing }).trim().min(1, copy.reasonMissing).max(500, copy.reasonTooLong),
});
export type AnswerBody = z.infer<typeof AnswerBody>;

/** What the officer states of one finding. */
export const GroundBody = AnswerBody.extend({
  finding: z.string().min(1).max(300),
  /** Hash of the content on screen. */
  seenHash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type GroundBody = z.infer<typeof GroundBody>;

const Hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Nothing to state but what was on screen. */
export const MaskBody = z.strictObject({ seenHash: Hash });

/** Which file is to be replaced by its clean copy. */
export const CleanBody = z.strictObject({ file: Hash, seenHash: Hash });

import { z } from 'zod';
import { copy } from '../../copy';

/** What the confidentiality reviewer must answer of each record, its attachments included (R-SEC-01, R-SEC-02). */
export const sheetQuestions = ['stateSecret', 'workSecret', 'sensitiveAggregate', 'tradeSecret', 'privacy'] as const;
export type SheetQuestion = (typeof sheetQuestions)[number];

/** `may-publish` lets the record on, `refer-to-authority` pauses it, `must-not-publish` sends it back (R-REG-17). */
export const sheetConclusions = ['may-publish', 'refer-to-authority', 'must-not-publish'] as const;

const answers = z.strictObject({
  stateSecret: z.boolean(),
  workSecret: z.boolean(),
  sensitiveAggregate: z.boolean(),
  tradeSecret: z.boolean(),
  privacy: z.boolean(),
} satisfies Record<SheetQuestion, z.ZodBoolean>);

/** A sheet with a yes must say on what ground the record may still be published; every other conclusion needs one too. */
export const Sheet = z
  .strictObject({
    answers,
    conclusion: z.enum(sheetConclusions),
    basis: z.string().trim().max(500, copy.sheet.basisTooLong).default(''),
  })
  .refine((sheet) => sheet.basis !== '' || (sheet.conclusion === 'may-publish' && !hasYes(sheet.answers)), {
    path: ['basis'],
    message: copy.sheet.basisMissing,
  });
export type Sheet = z.infer<typeof Sheet>;

function hasYes(given: Record<SheetQuestion, boolean>): boolean {
  return sheetQuestions.some((question) => given[question]);
}

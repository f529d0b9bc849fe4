import { unsoundPlace } from '@yangguang/schemas';
import { z } from 'zod';
import { guestCopy } from '../../guest-copy';
import { fingerprintPattern } from './links';
import { verdicts } from './tables';

const texts = guestCopy.issues;

const isSound = (text: string): boolean => unsoundPlace(text) === undefined;

/** Text of a person: no signs that show as something else, line ends as they are stored. */
const written = (missing: string, max: number) =>
  z
    .string({ error: missing })
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(1, missing).max(max, texts.tooLong(max)).refine(isSound, texts.unsound));

const line = (missing: string, max: number) =>
  written(missing, max).refine((text) => !text.includes('\n'), texts.oneLine);

export const InvitationBody = z.strictObject({
  name: line(texts.noName, 40),
  office: line(texts.noOffice, 40),
  question: written(texts.noQuestion, 500),
  workingDays: z.int(texts.badDays).min(1, texts.badDays).max(10, texts.badDays).default(3),
  email: z.email(texts.badEmail).max(200, texts.badEmail).optional(),
  mustAnswer: z.boolean().default(false),
  withFiles: z.boolean().default(false),
});
export type InvitationBody = z.output<typeof InvitationBody>;

export const RevokeBody = z.strictObject({
  fingerprint: z.string(texts.badFingerprint).regex(fingerprintPattern, texts.badFingerprint),
});

/** What a guest answers; whoever does not agree says why. */
export const AnswerBody = z
  .object({
    verdict: z.enum(verdicts, { error: texts.noVerdict }),
    opinion: z
      .string({ error: texts.noOpinion })
      .transform((text) => text.replaceAll('\r\n', '\n').trim())
      .pipe(z.string().max(2000, texts.tooLong(2000)).refine(isSound, texts.unsound)),
    seenHash: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .refine(({ verdict, opinion }) => verdict === 'agree' || opinion !== '', {
    error: texts.noOpinion,
    path: ['opinion'],
  });
export type AnswerBody = z.output<typeof AnswerBody>;

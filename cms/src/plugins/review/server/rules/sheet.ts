import type { Attachment } from '@yangguang/schemas';
import { z } from 'zod';
import { copy } from '../../copy';

/** What the confidentiality reviewer must answer of each record and of each file attached to it (R-SEC-01, R-SEC-02). */
export const sheetQuestions = ['stateSecret', 'workSecret', 'sensitiveAggregate', 'tradeSecret', 'privacy'] as const;
export type SheetQuestion = (typeof sheetQuestions)[number];

/** `may-publish` lets the record on, `refer-to-authority` pauses it, `must-not-publish` sends it back (R-REG-17). */
export const sheetConclusions = ['may-publish', 'refer-to-authority', 'must-not-publish'] as const;

const Answers = z.strictObject({
  stateSecret: z.boolean(),
  workSecret: z.boolean(),
  sensitiveAggregate: z.boolean(),
  tradeSecret: z.boolean(),
  privacy: z.boolean(),
} satisfies Record<SheetQuestion, z.ZodBoolean>);
export type SheetAnswers = z.infer<typeof Answers>;

/** The answers of one attached file, which its bytes name. */
const FileAnswers = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), answers: Answers });

/** A sheet with a yes must say on what ground the record may still be published; every other conclusion needs one too. */
export const Sheet = z
  .strictObject({
    answers: Answers,
    attachments: z.array(FileAnswers).max(400).default([]),
    conclusion: z.enum(sheetConclusions),
    basis: z.string().trim().max(500, copy.sheet.basisTooLong).default(''),
  })
  .refine((sheet) => sheet.basis !== '' || (sheet.conclusion === 'may-publish' && !hasYes(sheet)), {
    path: ['basis'],
    message: copy.sheet.basisMissing,
  });
export type Sheet = z.infer<typeof Sheet>;

/** A sheet as it stays on file: the files with the names they had. Sheets from before files were answered for have none. */
export interface ClosedSheet extends Omit<Sheet, 'attachments'> {
  attachments?: { name: string; sha256: string; answers: SheetAnswers }[];
}

/** Names of the attached files that a sheet says nothing of: each is reviewed by itself (R-SEC-01, B-4). */
export function filesLeftOut({ attachments }: Sheet, files: readonly Attachment[]): string[] {
  return files.filter(({ sha256 }) => !attachments.some((one) => one.sha256 === sha256)).map(({ name }) => name);
}

/** The sheet as it goes on file; answers of files that are not attached are left out. */
export function closedSheet(sheet: Sheet, files: readonly Attachment[]): ClosedSheet {
  const attachments = files.flatMap(({ name, sha256 }) => {
    const given = sheet.attachments.find((one) => one.sha256 === sha256);
    return given ? [{ name, sha256, answers: given.answers }] : [];
  });
  return { ...sheet, attachments };
}

function hasYes({
  answers,
  attachments,
}: {
  answers: SheetAnswers;
  attachments: { answers: SheetAnswers }[];
}): boolean {
  return [answers, ...attachments.map((file) => file.answers)].some((given) =>
    sheetQuestions.some((question) => given[question]),
  );
}

import { errors } from '@strapi/utils';
import { z } from 'zod';
import { definitionOf } from '../../../lib/canonical-record';
import { copy } from '../copy';

const Remark = z.string().trim().max(500, copy.reasonTooLong).optional();
const Reason = z.string({ error: copy.reasonMissing }).trim().min(1, copy.reasonMissing).max(500, copy.reasonTooLong);

/** What the person had on screen, as `GET /review/cases/…` gave it; another submission since then is refused. */
const seenHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .optional();

export const NoteBody = z.strictObject({ comment: Remark, seenHash });
export const SheetBody = z.object({ seenHash }).loose();
export const ReasonBody = z.strictObject({ reason: Reason });
/** Not strict: Strapi adds what its catch-all routes matched. */
export const PlaceParams = z.object({
  uid: z.string().refine((uid) => definitionOf(uid) !== undefined, copy.unknownRecord),
  documentId: z.string().regex(/^[a-z0-9]{24}$/, copy.unknownRecord),
});

/** The value, or one Chinese sentence naming each place. @throws {ValidationError} */
export function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const detail = result.error.issues.map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join('：'));
  throw new errors.ValidationError(copy.badRequest(detail.join('；')));
}

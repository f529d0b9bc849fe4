import { z } from 'zod';
import { parseRequest } from '../../../lib/parse-request';
import { copy } from '../copy';

const Reason = z
  .string({ error: copy.rollback.reasonMissing })
  .trim()
  .min(1, copy.rollback.reasonMissing)
  .max(500, copy.rollback.reasonTooLong);
const Release = z.coerce.number().int().min(1);

/** What would be rolled back: `to` a release, or forward to the latest without one. */
const target = { to: Release.optional() };
export const PreviewQuery = z.strictObject(target);
export const AskBody = z.strictObject({ ...target, reason: Reason, seenRelease: Release });
/** Not strict: Strapi adds what its catch-all routes matched. */
export const IdParams = z.object({ id: Release });
export const NumberParams = z.object({ number: Release });
export const PageQuery = z.strictObject({
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});

/** @throws {ValidationError} in Chinese. */
export const parsed = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> =>
  parseRequest(schema, value, copy.badRequest);

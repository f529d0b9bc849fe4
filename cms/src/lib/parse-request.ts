import { errors } from '@strapi/utils';
import type { z } from 'zod';

/** What was sent, or one Chinese sentence that names each place. @throws {ValidationError} */
export function parseRequest<S extends z.ZodType>(
  schema: S,
  value: unknown,
  explain: (detail: string) => string,
): z.output<S> {
  const result = schema.safeParse(value ?? {});
  if (result.success) return result.data;
  const detail = result.error.issues.map((issue) => [issue.path.join('.'), issue.message].filter(Boolean).join('：'));
  throw new errors.ValidationError(explain(detail.join('；')));
}

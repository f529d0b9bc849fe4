import { auditActionLabels } from '@yangguang/schemas';
import { z } from 'zod';
import { parseRequest } from '../../../lib/parse-request';
import { copy } from '../copy';

const Day = z.iso.date({ error: copy.screen.badDay }).optional();
const Words = z.string().trim().max(100).optional();

/** What somebody looks for in the log; everything left out fits everything. */
export const Filter = z.strictObject({
  /** Shanghai days, both included. */
  from: Day,
  to: Day,
  /** Part of a person's name, or an account's id. */
  actor: Words,
  action: z.enum(Object.keys(auditActionLabels)).optional(),
  /** Part of a title, or an id. */
  subject: Words,
});
export type Filter = z.infer<typeof Filter>;

export const EntriesQuery = Filter.extend({
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(50),
});
export type EntriesQuery = z.infer<typeof EntriesQuery>;

/** @throws {ValidationError} in Chinese. */
export const parsed = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> =>
  parseRequest(schema, value, copy.badRequest);

import { z } from 'zod';
import { definitionOf } from '../../../lib/canonical-record';
import { parseRequest } from '../../../lib/parse-request';
import { copy } from '../copy';

const VersionNumber = z.coerce.number().int().min(1);

/** Not strict: Strapi adds what its catch-all routes matched. */
export const PlaceParams = z.object({
  uid: z.string().refine((uid) => definitionOf(uid) !== undefined, copy.unknownRecord),
  documentId: z.string().regex(/^[a-z0-9]{24}$/, copy.unknownRecord),
});
/** From version 0: all that the other one holds. */
export const CompareQuery = z.strictObject({ from: z.coerce.number().int().min(0), to: VersionNumber });
export const RestoreBody = z.strictObject({ version: VersionNumber, seen: VersionNumber });
/** `window` tells the windows of one browser apart. */
export const PresenceBody = z.strictObject({ window: z.uuid(), isLeaving: z.boolean().default(false) });
export const DivergenceBody = z.strictObject({
  filledFrom: z.iso.datetime(),
  mine: z.record(z.string(), z.unknown()),
});

/** @throws {ValidationError} in Chinese. */
export const parsed = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> =>
  parseRequest(schema, value, copy.badRequest);

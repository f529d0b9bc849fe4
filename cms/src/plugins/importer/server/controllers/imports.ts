import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { contentTypes } from '@yangguang/schemas';
import { z } from 'zod';
import type { Access } from '../../../review/server/services/access';
import { fill, screenCopy, templateCopy } from '../../copy';
import type { ImportReply, TypeChoice } from '../import-reply';
import type { ImportResult } from '../import-request';
import { reportCsv } from '../reporting/report-file';
import type { Imports } from '../services/imports';
import { typeNamed } from '../type-named';
import { withUploads } from './uploads';

const TypeName = z.enum(contentTypes.map((type) => type.name));
const Flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const Body = z.strictObject({ type: TypeName, table: z.string(), dryRun: Flag, skipBadRows: Flag });
const shownProblems = 200;

/** The admin's way in: drafts only, in the name of the officer. Migration of public records is for the command. */
const imports = ({ strapi }: { strapi: Core.Strapi }) => {
  const service = (): Imports => strapi.plugin('importer').service('imports');
  return {
    types(ctx: Context) {
      ctx.body = contentTypes.map(({ name, label }): TypeChoice => ({ name, label }));
    },

    async template(ctx: Context) {
      const type = typeNamed(parsed(TypeName, ctx.params.type));
      ctx.attachment(fill(templateCopy.fileName, { label: type.label }));
      ctx.body = await service().template(type.name);
    },

    async create(ctx: Context) {
      const { type, table, dryRun, skipBadRows } = parsed(Body, ctx.request.body);
      const { user } = ctx.state as { user: { id: number } };
      const scope = await (strapi.plugin('review').service('access') as Access).ofCaller(ctx);
      if (scope.isHomeless) throw new errors.PolicyError(screenCopy.homeless);
      ctx.body = await withUploads(ctx.request.files?.files, table, async (uploads) =>
        replyOf(await service().run({ type, dryRun, skipBadRows, creatorId: user.id, scope, ...uploads })),
      );
    },
  };
};
export default imports;

function replyOf({ keys: _keys, records: _records, ...result }: ImportResult): ImportReply {
  return {
    ...result,
    problems: result.problems.slice(0, shownProblems),
    report: result.problems.length > 0 ? reportCsv(result.problems) : null,
  };
}

/** @throws {ValidationError} for a request that the page does not make. */
function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new errors.ValidationError(screenCopy.badRequest);
}

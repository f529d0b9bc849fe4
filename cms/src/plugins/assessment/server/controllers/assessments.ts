import type { Core } from '@strapi/types';
import { assessmentHeadNames, assessmentHeads } from '@yangguang/schemas';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Members } from '../../../org/server/services/members';
import { clock } from '../../../../lib/clock';
import { parseRequest } from '../../../../lib/parse-request';
import { copy } from '../../copy';
import type { Exports } from '../services/exports';
import type { Results } from '../services/results';
import type { Rounds } from '../services/rounds';
import type { Viewer, Views } from '../services/views';

const { issues } = copy;
/** The most that any head can bring; each head's own limit is asked where the head is known. */
const largest = Math.max(...Object.values(assessmentHeads).map(({ maximum }) => maximum));

const Params = z.object({ id: z.coerce.number().int().positive() });
const DepartmentId = z.string().regex(/^[a-z0-9]{24}$/);
const note = z.string().trim().min(1, issues.note).max(1000, issues.note);
const AnnounceBody = z.strictObject({
  year: z.int(issues.year).min(2000, issues.year).max(2100, issues.year),
  assessOn: z.iso.date(),
  note,
});
const EntryBody = z.strictObject({
  department: DepartmentId,
  head: z.enum(assessmentHeadNames),
  points: z.int(issues.points(largest)).min(0, issues.points(largest)).max(largest, issues.points(largest)),
  reason: note,
});
const CommentBody = z.strictObject({ comment: note });
const ExportQuery = z.strictObject({ department: DepartmentId.optional() });
const PaperQuery = z.strictObject({ department: DepartmentId });

const parsed = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> =>
  parseRequest(schema, value, copy.badRequest);

/** The yearly assessment of sections; every change answers with the assessment as it is afterwards. */
const assessments = ({ strapi }: { strapi: Core.Strapi }) => {
  const plugin = () => strapi.plugin('assessment');
  const rounds = (): Rounds => plugin().service('rounds');
  const results = (): Results => plugin().service('results');
  const views = (): Views => plugin().service('views');
  const exportsOf = (): Exports => plugin().service('exports');

  async function viewerOf(ctx: Context): Promise<Viewer> {
    const { user, userAbility } = ctx.state as {
      user: { id: number };
      userAbility: { can: (action: string) => boolean };
    };
    const account = String(user.id);
    const members: Members = strapi.plugin('org').service('members');
    const can = (name: string): boolean => userAbility.can(`plugin::assessment.${name}`);
    return {
      account,
      seesAll: can('read-all'),
      mayManage: can('manage'),
      mayConfirm: can('confirm'),
      departments: await members.departmentsOf([account]),
    };
  }
  const idOf = (ctx: Context): number => parsed(Params, ctx.params).id;
  async function show(ctx: Context, id = idOf(ctx)): Promise<void> {
    ctx.body = await views().view(id, await viewerOf(ctx), clock.now());
  }

  return {
    async find(ctx: Context) {
      ctx.body = await views().list(await viewerOf(ctx), clock.now());
    },
    findOne: (ctx: Context) => show(ctx),
    async announce(ctx: Context) {
      const body = parsed(AnnounceBody, ctx.request.body);
      const { account } = await viewerOf(ctx);
      await show(ctx, await rounds().announce(body, account, clock.now()));
    },
    async enter(ctx: Context) {
      const body = parsed(EntryBody, ctx.request.body);
      await results().enter(idOf(ctx), body, (await viewerOf(ctx)).account, clock.now());
      await show(ctx);
    },
    async close(ctx: Context) {
      await results().close(idOf(ctx), (await viewerOf(ctx)).account, clock.now());
      await show(ctx);
    },
    async confirm(ctx: Context) {
      const { comment } = parsed(CommentBody, ctx.request.body);
      await results().confirm(idOf(ctx), (await viewerOf(ctx)).account, comment, clock.now());
      await show(ctx);
    },
    async cancel(ctx: Context) {
      const { comment } = parsed(CommentBody, ctx.request.body);
      await rounds().cancel(idOf(ctx), (await viewerOf(ctx)).account, comment, clock.now());
      await show(ctx);
    },
    async workbook(ctx: Context) {
      const { department } = parsed(ExportQuery, ctx.query);
      const file = await exportsOf().workbook(idOf(ctx), department, await viewerOf(ctx), clock.now());
      ctx.attachment(file.name);
      ctx.body = file.content;
    },
    async paper(ctx: Context) {
      const { department } = parsed(PaperQuery, ctx.query);
      ctx.body = await exportsOf().paper(idOf(ctx), department, await viewerOf(ctx), clock.now());
    },
  };
};
export default assessments;

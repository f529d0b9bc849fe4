import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import { clockNames, contentTypeOf, contentTypes, YangguangError } from '@yangguang/schemas';
import type { Context } from 'koa';
import { z } from 'zod';
import { parseRequest } from '../../../../lib/parse-request';
import { copy } from '../../copy';
import { clock } from '../../../../lib/clock';
import { ownClocks } from '../rules/due-item';
import { isVisible } from '../rules/visible';
import { dueGroups, type Boards } from '../services/board';
import { confirmable, type Confirmations } from '../services/confirmations';
import type { Explanations } from '../services/explanations';
import { ownLengths, type Items } from '../services/items';
import type { ScoreService } from '../services/scores';
import type { Reader, Viewers } from '../services/viewers';

const BoardQuery = z.strictObject({
  group: z.enum(dueGroups).optional(),
  clock: z.enum([...clockNames, ...ownClocks]).optional(),
  department: z.string().min(1).max(40).optional(),
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(500).default(50),
});
const RecordParams = z.object({
  uid: z.enum(contentTypes.map((type) => type.uid)),
  documentId: z.string().regex(/^[a-z0-9]{24}$/),
});
const ExplanationQuery = z.union([
  z.strictObject({ clock: z.enum(clockNames), start: z.iso.date() }),
  z.strictObject({
    clock: z.literal('reviewStep'),
    start: z.iso.date(),
    state: z.string().max(40),
    workingDays: z.coerce.number().int().min(1).max(60),
  }),
]);
const ConfirmationBody = z.strictObject({
  clock: z.enum(confirmable),
  documentId: z.string().regex(/^(?:[a-z0-9]{24})?$/),
  reason: z.string().trim().min(1, copy.reasonMissing).max(500, copy.reasonTooLong),
});

const parsed = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> =>
  parseRequest(schema, value, copy.badRequest);

/** A year without calendar is for the reader to see, with what to do about it. */
function counted<T>(count: () => T): T {
  try {
    return count();
  } catch (error) {
    if (error instanceof YangguangError) throw new errors.ValidationError(error.message);
    throw error;
  }
}

const deadlines = ({ strapi }: { strapi: Core.Strapi }) => {
  const plugin = () => strapi.plugin('deadlines');
  const items = (): Items => plugin().service('items');
  const boards = (): Boards => plugin().service('board');
  const explanations = (): Explanations => plugin().service('explanations');
  const confirmations = (): Confirmations => plugin().service('confirmations');
  const scores = (): ScoreService => plugin().service('scores');
  const viewers = (): Viewers => plugin().service('viewers');

  /** The signed-in admin user, as Strapi's authentication left it on the request. */
  async function viewerOf(ctx: Context): Promise<Reader> {
    const { user, userAbility } = ctx.state as {
      user: { id: number; roles: { code: string }[] };
      userAbility: { can: (action: string) => boolean };
    };
    const roles = user.roles.map(({ code }) => code);
    return viewers().of(String(user.id), roles, (action) => userAbility.can(action));
  }

  return {
    async board(ctx: Context) {
      const query = parsed(BoardQuery, ctx.query);
      ctx.body = await boards().show(query, await viewerOf(ctx), clock.now());
    },
    /** How well the sections keep their days: all of them, or the caller's own. */
    async scores(ctx: Context) {
      ctx.body = await scores().list(await viewerOf(ctx), clock.now());
    },
    /** The clocks of one record, for whoever may open it. */
    async record(ctx: Context) {
      const { uid, documentId } = parsed(RecordParams, ctx.params);
      const viewer = await viewerOf(ctx);
      const { name } = contentTypes.find((type) => type.uid === uid) ?? contentTypeOf('article');
      const running = await items().list(clock.now(), documentId);
      const own = running.filter((item) => item.type === name && (item.audience !== 'step' || isVisible(item, viewer)));
      ctx.body = { items: own, mayConfirm: viewer.mayConfirm };
    },
    async explain(ctx: Context) {
      const query = parsed(ExplanationQuery, ctx.query);
      const lengths = await ownLengths(strapi);
      ctx.body = counted(() =>
        query.clock === 'reviewStep'
          ? explanations().ofStep(query.state, query.start, query.workingDays)
          : explanations().of(query.clock, query.start, lengths[query.clock]),
      );
    },
    async confirm(ctx: Context) {
      const body = parsed(ConfirmationBody, ctx.request.body);
      const { account } = await viewerOf(ctx);
      const { clock: name, documentId, reason } = body;
      await confirmations().add(name, documentId, account, reason, clock.now());
      ctx.status = 204;
    },
  };
};
export default deadlines;

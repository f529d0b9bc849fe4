import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import type { Attempts } from '../../../audit/server/services/attempts';
import type { WakeUpCall } from '../../../outbox/server/services/wake-up';
import { copy } from '../../copy';
import { assertOpen } from '../access/door';
import { rightsOfCaller } from '../access/lasting-rights';
import { bulkBodies, parsed } from '../bodies';
import { bulkSteps, type BulkStep } from '../rules/bulk-steps';
import type { Place } from '../services/store';
import { stepsOf } from './steps';

/** What became of one record; null when the step was taken, otherwise the sentence why not. */
export interface Outcome extends Place {
  refusal: string | null;
}

/**
 * One step on several records, one after the other: each by the rules, in the transaction and with the entries of the
 * route that takes it on one, and what is refused stops none of the others (decision 79).
 */
const bulk = ({ strapi }: { strapi: Core.Strapi }) => {
  const steps = stepsOf(strapi);

  const takeAll = (step: BulkStep) => async (ctx: Context) => {
    const { records, ...note } = parsed(bulkBodies[step], ctx.request.body);
    const rights = rightsOfCaller(strapi, ctx);
    const takeOne = async ({ seenHash, ...place }: (typeof records)[number]) => {
      const viewer = await rights();
      await assertOpen(strapi, ctx, place);
      await steps[step](place, viewer, step === 'return' ? note : { ...note, seenHash });
    };
    const outcomes: Outcome[] = [];
    const wakeUp: WakeUpCall = strapi.plugin('outbox').service('wakeUp');
    await wakeUp.together(async () => {
      for (const record of records) {
        const { uid, documentId } = record;
        const refusal = await takeOne(record).then(
          () => null,
          (error: unknown) => refused(strapi, ctx, { uid, documentId }, error),
        );
        outcomes.push({ uid, documentId, refusal });
      }
    });
    ctx.status = 200;
    ctx.body = { outcomes };
  };
  return Object.fromEntries(bulkSteps.map((step) => [step, takeAll(step)]));
};
export default bulk;

/** Puts the attempt on record, as for a request of its own. @returns what the officer is told. */
async function refused(strapi: Core.Strapi, ctx: Context, place: Place, error: unknown): Promise<string> {
  const attempts: Attempts = strapi.plugin('audit').service('attempts');
  const isRefusal = error instanceof errors.ApplicationError;
  if (!isRefusal) strapi.log.error(error);
  await attempts.record(ctx, place, isRefusal ? error : { name: 'unknown' });
  return isRefusal ? error.message : copy.bulk.failed;
}

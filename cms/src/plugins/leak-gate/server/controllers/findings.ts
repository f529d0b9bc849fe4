import type { Core } from '@strapi/types';
import { errors } from '@strapi/utils';
import type { Context } from 'koa';
import { z } from 'zod';
import { definitionOf } from '../../../../lib/canonical-record';
import { parseRequest } from '../../../../lib/parse-request';
import type { Participants } from '../../../review/server/services/participants';
import { copy } from '../../copy';
import { isRisk } from '../rules/risk';
import { CleanBody, GroundBody, MaskBody, type GroundCode } from '../rules/ground';
import type { Decisions } from '../services/decisions';
import type { Finding, Gate, Place } from '../services/gate';

/** What the panel shows. */
export interface LeakView {
  hash: string;
  dictionary: string;
  findings: FindingView[];
  /** The viewer may state grounds. */
  mayGround: boolean;
  /** The viewer may save the draft, and masking would change something. */
  mayMask: boolean;
}
export interface FindingView {
  key: string;
  text: string;
  severity: 'error' | 'warning';
  /** A risk that the reviewer answers for; it holds nothing back (B-5). */
  isRisk: boolean;
  /** SHA-256 of the attached file that it is in, where a clean copy may be put in its place. */
  cleanable: string | null;
  ground: { code: GroundCode; reason: string; account: string; at: string } | null;
}

const PlaceParams = z.object({
  uid: z.string().refine((uid) => definitionOf(uid) !== undefined, copy.unknownRecord),
  documentId: z.string().regex(/^[a-z0-9]{24}$/, copy.unknownRecord),
});

/** Each answer is the findings as the caller sees them afterwards. */
const findings = ({ strapi }: { strapi: Core.Strapi }) => {
  const placeOf = (ctx: Context): Place => parseRequest(PlaceParams, ctx.params, copy.badRequest);
  const decisions = (): Decisions => strapi.plugin('leak-gate').service('decisions');

  async function show(ctx: Context): Promise<void> {
    const gate: Gate = strapi.plugin('leak-gate').service('gate');
    const found = await gate.findings(placeOf(ctx));
    const names = await namesOf(strapi, found.findings);
    const view: LeakView = {
      ...found,
      findings: found.findings.map((finding) => viewOf(finding, names, mayUpdate(strapi, ctx))),
      mayGround: ctx.state.userAbility.can('plugin::review.confidentiality'),
      mayMask: mayUpdate(strapi, ctx) && found.findings.some(({ masked }) => masked !== undefined),
    };
    ctx.body = view;
  }

  return {
    find: show,
    async ground(ctx: Context): Promise<void> {
      const given = parseRequest(GroundBody, ctx.request.body, copy.badRequest);
      await decisions().ground(placeOf(ctx), String(ctx.state.user.id), given);
      await show(ctx);
    },
    async mask(ctx: Context): Promise<void> {
      if (!mayUpdate(strapi, ctx)) throw new errors.PolicyError(copy.mayNotEdit);
      const { seenHash } = parseRequest(MaskBody, ctx.request.body, copy.badRequest);
      await decisions().mask(placeOf(ctx), seenHash);
      await show(ctx);
    },
    async clean(ctx: Context): Promise<void> {
      if (!mayUpdate(strapi, ctx)) throw new errors.PolicyError(copy.mayNotEdit);
      const { file, seenHash } = parseRequest(CleanBody, ctx.request.body, copy.badRequest);
      await decisions().replaceWithClean(placeOf(ctx), file, seenHash);
      await show(ctx);
    },
  };
};
export default findings;

function viewOf(
  { key, text, severity, code, file, ground }: Finding,
  names: Map<string, string>,
  mayEdit: boolean,
): FindingView {
  const cleanable = mayEdit && file !== undefined && isCleanable(code) ? file : null;
  const shown = { key, text, severity, cleanable, isRisk: isRisk(code) };
  if (!ground) return { ...shown, ground };
  const { ground: given, reason, account, at } = ground;
  return {
    ...shown,
    ground: { code: given, reason, account: names.get(account) ?? account, at },
  };
}

/** What could not be looked into can only be made anew. */
const isCleanable = (code: string): boolean =>
  code.startsWith('file.') &&
  !['file.encrypted', 'file.too-large', 'file.scan-failed', 'file.unchecked'].includes(code);

async function namesOf(strapi: Core.Strapi, given: readonly Finding[]): Promise<Map<string, string>> {
  const participants: Participants = strapi.plugin('review').service('participants');
  return participants.names(given.flatMap(({ ground }) => (ground ? [ground.account] : [])));
}

/** Masking is an edit like any other. */
function mayUpdate(strapi: Core.Strapi, ctx: Context): boolean {
  const { userAbility } = ctx.state;
  const model = String(ctx.params.uid);
  return strapi.plugin('content-manager').service('permission-checker').create({ userAbility, model }).can.update();
}

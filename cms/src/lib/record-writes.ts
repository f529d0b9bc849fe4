import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core, UID } from '@strapi/types';
import { errors } from '@strapi/utils';
import {
  checkDisclosureAttribute,
  describeIssue,
  documentNumberPattern,
  envelopeDefaults,
  normaliseDocumentNumber,
  periodUnitOf,
  readPeriod,
  sanitizeRichText,
  type ContentType,
  type disclosureAttributes,
  type FieldKind,
} from '@yangguang/schemas';
import { currentBureau } from './bureau';
import { definitionOf } from './canonical-record';
import { copy } from './copy';
import { indexNumberYear, issueIndexNumber, reserveIndexNumbers } from './index-numbers';
import { explainClash } from './unique-indexes';

type Middleware = Parameters<Core.Strapi['documents']['use']>[0];
type Data = Record<string, unknown>;
interface WriteParams {
  documentId?: string;
  data?: Data;
}

const keeping = new AsyncLocalStorage<true>();

/**
 * Lets the records created inside `action` bring their index numbers along. Only for migrating records that were public
 * already: `await keepIndexNumbers(() => strapi.documents(uid).create({ data: { indexNumber, … } }))`. Everywhere else
 * a record that brings a number is refused.
 */
export function keepIndexNumbers<T>(action: () => Promise<T>): Promise<T> {
  return keeping.run(true, action);
}

/**
 * What the machine does whenever a record is written, by whichever way: numbers it, fills what the bureau's settings
 * know, cleans rich text, and refuses a record without disclosure attribute or with another index number.
 * The innermost middleware: it sees what `review` and the others let through.
 */
export function completeWrites(strapi: Core.Strapi): Middleware {
  return async (context, next) => {
    const type = definitionOf(context.uid);
    if (!type) return next();
    const params = context.params as WriteParams;
    try {
      if (context.action === 'create' || context.action === 'clone')
        return await strapi.db.transaction(async ({ trx }) => {
          params.data = await completeNew(type, context.action, params.data ?? {}, trx);
          return next();
        });
      if (context.action === 'update' && params.data) {
        await assertSameNumber(strapi, type, params);
        params.data = clean(type, params.data);
        assertDisclosureAttribute(type, params.data);
        assertGround(type, { ...(await storedAttribute(strapi, type, params.documentId)), ...params.data });
      }
      return await next();
    } catch (error) {
      throw explainClash(strapi, type, error);
    }
  };
}

type Transaction = Core.Strapi['db']['connection'];

async function completeNew(type: ContentType, action: 'create' | 'clone', data: Data, trx: Transaction): Promise<Data> {
  const bureau = currentBureau();
  // A copy names its own attribute by what it was copied from.
  if (action === 'create') {
    assertDisclosureAttribute(type, { disclosureAttribute: null, ...data });
    assertGround(type, data);
  }
  const defaults = {
    issuingOrgan: bureau.name,
    contentSource: bureau.name,
    validityStatus: envelopeDefaults.validityStatus,
  };
  const filled = action === 'create' ? { ...data, ...missing(defaults, data) } : data;
  return { ...clean(type, filled), indexNumber: await numberFor(action, data, trx, bureau.organCode) };
}

const missing = (defaults: Data, data: Data): Data =>
  Object.fromEntries(Object.entries(defaults).filter(([name]) => isBlank(data[name])));

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A migrated record keeps the number it was known by; all others get the next one of the year they were formed in. */
async function numberFor(action: 'create' | 'clone', data: Data, trx: Transaction, organCode: string): Promise<string> {
  const brought = action === 'create' ? data.indexNumber : null;
  if (typeof brought !== 'string' || brought === '')
    return issueIndexNumber(trx, organCode, indexNumberYear(data.formedDate));
  if (!keeping.getStore()) throw new errors.ValidationError(copy.indexNumberFixed);
  await reserveIndexNumbers(trx, organCode, [brought]);
  return brought;
}

/** R-POL-05: issued once. Saving the form sends the number along, so the same one is fine. */
async function assertSameNumber(strapi: Core.Strapi, type: ContentType, { documentId, data }: WriteParams) {
  if (data?.indexNumber === undefined) return;
  const stored: { indexNumber: string } | null = await strapi.db
    .query(type.uid as UID.ContentType)
    .findOne({ where: { documentId, publishedAt: null }, select: ['indexNumber'] });
  if (stored && stored.indexNumber !== data.indexNumber) throw new errors.ValidationError(copy.indexNumberFixed);
}

/** never chosen in silence. */
function assertDisclosureAttribute(type: ContentType, data: Data): void {
  if ('disclosureAttribute' in data && isBlank(data.disclosureAttribute))
    throw new errors.ValidationError(copy.noDisclosureAttribute(type.fields.disclosureAttribute?.label ?? ''));
}

/** What is not disclosed says on which ground and why from its first save on (R-REG-13, R-POL-06). */
function assertGround(type: ContentType, data: Data): void {
  const issues = checkDisclosureAttribute({
    disclosureAttribute: (data.disclosureAttribute ?? 'proactive') as keyof typeof disclosureAttributes,
    exemptionGround: isBlank(data.exemptionGround) ? null : String(data.exemptionGround),
    exemptionReason: isBlank(data.exemptionReason) ? null : String(data.exemptionReason),
  });
  // A ground too many is said before submission: whoever changes the attribute need not clear the form in one go.
  const missing = issues.filter(({ code }) => code !== 'disclosure.ground-not-needed');
  if (missing.length === 0) return;
  throw new errors.ValidationError(copy.noGround(missing.map((issue) => describeIssue(issue, type))));
}

async function storedAttribute(strapi: Core.Strapi, type: ContentType, documentId: string | undefined): Promise<Data> {
  const stored: Data | null = await strapi.db.query(type.uid as UID.ContentType).findOne({
    where: { documentId, publishedAt: null },
    select: ['disclosureAttribute', 'exemptionGround', 'exemptionReason'],
  });
  return stored ?? {};
}

/** What people paste and type, in the form that is stored. */
function clean(type: ContentType, data: Data): Data {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, type.fields[name] ? cleanValue(type.kind(name), value) : value]),
  );
}

/** What an officer typed or pasted, as it is stored. */
export function cleanValue(kind: FieldKind, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (kind.kind === 'richText') return sanitizeRichText(value);
  if (periodUnitOf(kind)) return readPeriod(value) ?? value;
  if (kind.kind === 'text' && kind.pattern === documentNumberPattern) return normaliseDocumentNumber(value).value;
  return value;
}

import { Flow } from '@yangguang/schemas';
import { z } from 'zod';
import { definitionOf } from '../../../lib/canonical-record';
import { parseRequest } from '../../../lib/parse-request';
import { copy } from '../copy';
import { previewCopy } from '../preview-copy';
import { Sheet } from './rules/sheet';
import { evidenceKinds } from './services/evidence';

const Remark = z.string().trim().max(500, copy.reasonTooLong).optional();
const Reason = z.string({ error: copy.reasonMissing }).trim().min(1, copy.reasonMissing).max(500, copy.reasonTooLong);

/** What the person had on screen, as `GET /review/cases/…` gave it; another submission since then is refused. */
const seenHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .optional();

export const NoteBody = z.strictObject({ comment: Remark, seenHash });
/** A day and minute of the clock in Shanghai. */
const Minute = z
  .string({ error: copy.schedule.badTime })
  .regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/, copy.schedule.badTime)
  .refine((minute) => !Number.isNaN(Date.parse(`${minute}:00+08:00`)), copy.schedule.badTime);
/** With the moment at which the record goes out, when that is not at once. */
export const SignBody = NoteBody.extend({ publishAt: Minute.optional() });
export const ScheduleBody = z.strictObject({ publishAt: Minute });
export const WithdrawOnBody = z.strictObject({ withdrawAt: Minute, reason: Reason });
export const UnscheduleBody = z.strictObject({ action: z.enum(['publish', 'withdraw']), reason: Reason });
const DepartmentId = z.string().regex(/^[a-z0-9]{24}$/, copy.flows.noDepartment);
/** Not strict: Strapi adds what its catch-all routes matched. */
export const PlaceParams = z.object({
  uid: z.string().refine((uid) => definitionOf(uid) !== undefined, copy.unknownRecord),
  documentId: z.string().regex(/^[a-z0-9]{24}$/, copy.unknownRecord),
});
/** With the departments that the drafter asks to countersign, where the flow leaves that to him, and what goes along. */
export const SubmitBody = NoteBody.extend({
  departments: z.array(DepartmentId).max(20).default([]),
  with: z.array(PlaceParams).max(20).default([]),
});
/** How a policy without an interpretation may go out (R-POL-11). */
export const InterpretationBody = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('planned'), dueOn: z.iso.date(copy.interpretation.badDay), note: Reason }),
  z.strictObject({ way: z.literal('exempt'), note: Reason }),
]);
const note = (missing: string) => z.string({ error: missing }).trim().min(1, missing).max(500, copy.reasonTooLong);
export const FlowBody = z.strictObject({
  flow: Flow,
  note: note(copy.flows.noteMissing),
  baseVersion: z.int().min(0),
});
export const CountersignersBody = z.strictObject({
  department: DepartmentId,
  accounts: z.array(z.string().min(1)).max(20),
});
export const DelegationBody = z.strictObject({
  to: z.string({ error: copy.delegations.toMissing }).min(1, copy.delegations.toMissing),
  startsOn: z.iso.date(copy.delegations.badDay),
  endsOn: z.iso.date(copy.delegations.badDay),
  reason: note(copy.delegations.reasonMissing),
});
export const SheetBody = z.object({ seenHash }).loose();
/** One leader lets a warning out alone: he answers for its confidentiality himself (B-11). */
const seen = z.string({ error: copy.emergency.unseen }).regex(/^[0-9a-f]{64}$/, copy.emergency.unseen);
export const ConfirmBody = z.strictObject({ sheet: Sheet, seenHash: seen });
export const EmergencyBody = ConfirmBody.extend({ reason: Reason });
export const EmergencySignersBody = z.strictObject({ accounts: z.array(z.string().min(1)).max(50) });
export const ReasonBody = z.strictObject({ reason: Reason });

/** Records of one page of the queue at most, each as it was on the list. */
export const largestPage = 100;
const records = z
  .array(PlaceParams.extend({ seenHash }))
  .min(1, copy.bulk.noneChosen)
  .max(largestPage, copy.bulk.tooMany(largestPage));
const NotedRecords = z.strictObject({ records, comment: Remark });
/** One step for several records, with one remark or reason for all of them. */
export const bulkBodies = {
  ...{ submit: NotedRecords, approve: NotedRecords, countersign: NotedRecords, sign: NotedRecords },
  return: z.strictObject({ records, reason: Reason }),
};

export const PreviewFileParams = PlaceParams.extend({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, previewCopy.unknownFile),
});
export const EvidenceParams = PlaceParams.extend({ kind: z.enum(evidenceKinds) });

/** @throws {ValidationError} in Chinese. */
export const parsed = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> =>
  parseRequest(schema, value, copy.badRequest);

/** The chosen withheld records, and what was found when they were looked at again. */
export const ReassessmentBody = z.strictObject({
  places: z.array(PlaceParams).min(1, copy.reassessment.noneChosen).max(200),
  reason: note(copy.reassessment.reasonMissing),
});
/** The item of the negative list that the chosen records fall under; null takes the naming back. */
export const ListItemBody = z.strictObject({
  places: z.array(PlaceParams).min(1, copy.reassessment.noneChosen).max(200),
  item: z
    .string()
    .regex(/^[a-z0-9]{24}$/)
    .nullable(),
});
export const ReassessmentMonthsBody = z.strictObject({
  months: z
    .int({ error: copy.reassessment.badMonths })
    .min(1, copy.reassessment.badMonths)
    .max(60, copy.reassessment.badMonths),
});

import fc from 'fast-check';
import { clockStep, signedAndDue, tick, withdrawalDue } from './clock-steps.ts';
import {
  corrected,
  discarding,
  edits,
  originalMarked,
  planned,
  repealing,
  restoring,
  rowEdits,
} from './draft-steps.ts';
import { anyEmergencyAct, confirmation, hoursPass, naming, urgentAct, warned } from './emergency-steps.ts';
import { leave, promotion, turnOfStandIn } from './people-steps.ts';
import {
  anyStep,
  bundleUpToSignature,
  bundling,
  dissolving,
  nextStep,
  nextStepOf,
  publishing,
  publishingSecond,
  upToSignature,
  upToSignatureOf,
} from './procedure-steps.ts';
import { overHttp, waysOut } from './route-steps.ts';
import type { Step } from './world.ts';

/** What is tried at the same moment. */
export type Group = readonly Step[];
export type Walk = readonly Group[];

const oneStep = fc.oneof(
  { weight: 16, arbitrary: nextStep },
  { weight: 4, arbitrary: anyStep },
  { weight: 4, arbitrary: edits },
  { weight: 3, arbitrary: clockStep },
  { weight: 1, arbitrary: fc.constant(tick) },
  { weight: 1, arbitrary: bundling },
  { weight: 1, arbitrary: dissolving },
  { weight: 1, arbitrary: restoring },
  { weight: 1, arbitrary: rowEdits },
  { weight: 1, arbitrary: discarding },
  { weight: 3, arbitrary: waysOut },
  { weight: 2, arbitrary: overHttp },
  { weight: 1, arbitrary: promotion },
  { weight: 1, arbitrary: leave },
  { weight: 2, arbitrary: turnOfStandIn },
  { weight: 4, arbitrary: urgentAct },
  { weight: 1, arbitrary: anyEmergencyAct },
  { weight: 1, arbitrary: naming },
  { weight: 1, arbitrary: fc.constant(hoursPass) },
);

const alone = (step: fc.Arbitrary<Step>): fc.Arbitrary<Group> => fc.tuple(step);

/** Whatever comes in the way of a decision at the moment when it is made. */
const disturbance = fc.oneof(edits, anyStep, nextStep, clockStep, fc.constant(tick), restoring, rowEdits, dissolving);
const correctedWarning = fc.constant(corrected('warning'));
const urgentDisturbance = fc.oneof(
  ...[urgentAct, anyEmergencyAct, correctedWarning, nextStepOf('warning'), naming, fc.constant(hoursPass), disturbance],
);

/** A record, or two together, brought to a decision, and then the decision and something else at once. */
const race = (...before: fc.Arbitrary<Step>[]) => ({
  against: (decision: fc.Arbitrary<Step>, other = disturbance): fc.Arbitrary<Walk> =>
    fc.tuple(...before.map(alone), fc.tuple(decision, other)),
});
const warning = fc.constant(warned);
const races = fc.oneof(
  race(upToSignature).against(nextStep),
  race(upToSignature, signedAndDue).against(fc.constant(tick)),
  race(bundleUpToSignature).against(nextStep),
  race(bundleUpToSignature, signedAndDue).against(fc.constant(tick)),
  race(withdrawalDue).against(fc.constant(tick)),
  race(planned, upToSignature).against(nextStep),
  race(fc.constant(publishing), fc.constant(repealing), upToSignatureOf('second')).against(nextStepOf('second')),
  race(fc.constant(publishing), fc.constant(repealing), fc.constant(originalMarked), bundleUpToSignature).against(
    nextStepOf('second'),
  ),
  race(fc.constant(repealing), fc.constant(publishingSecond), upToSignatureOf('first')).against(nextStepOf('first')),
  race(upToSignatureOf('first'), fc.constant(repealing), upToSignatureOf('second')).against(
    nextStepOf('second'),
    nextStepOf('first'),
  ),
  race().against(warning, urgentDisturbance),
  race(upToSignatureOf('warning')).against(warning, urgentDisturbance),
  race(warning).against(confirmation, urgentDisturbance),
  race(warning).against(urgentAct, urgentDisturbance),
  race(warning, correctedWarning).against(warning, urgentDisturbance),
  race(warning, correctedWarning, upToSignatureOf('warning')).against(nextStepOf('warning'), urgentDisturbance),
);

const chunk: fc.Arbitrary<Walk> = fc.oneof(
  { weight: 16, arbitrary: fc.tuple(alone(oneStep)) },
  { weight: 4, arbitrary: fc.tuple(fc.tuple(oneStep, oneStep)) },
  { weight: 2, arbitrary: races },
);

/** Several steps in a group are tried at the same moment. */
export const walks: fc.Arbitrary<Walk> = fc
  .array(chunk, { minLength: 4, maxLength: 10 })
  .map((chunks) => chunks.flat());

import type { PublicRecord } from '../content/content.ts';
import { copy } from '../copy/zh-cn.ts';
import { shanghaiMinute } from './shanghai-time.ts';

export interface ProcessStep {
  /** `2026-11-16` or `2026-11-20 14:03`. */
  time: string;
  label: string;
}

/** How a record became public: formed, each step of its approval, published; no account is shown. */
export function processSteps({ record, approval, publishedAt, firstPublishedAt }: PublicRecord): ProcessStep[] {
  const formed = { time: record.formedDate, label: copy.process.formed };
  const approved =
    approval.kind === 'migration'
      ? [{ time: shanghaiMinute(lastStep(approval.steps)), label: approval.decision ?? copy.process.migrated }]
      : approval.kind === 'emergency'
        ? emergencySteps(approval)
        : approval.steps.map(shown);
  const first = { time: shanghaiMinute(firstPublishedAt), label: copy.process.published };
  const confirmed = confirmationOf(approval);
  if (firstPublishedAt === publishedAt) return [formed, ...approved, first, ...confirmed];
  const again = { time: shanghaiMinute(publishedAt), label: copy.process.republished };
  return [formed, first, ...approved, again, ...confirmed];
}

/** One signature, and the second person once there is one; he comes after the publication that he confirms (B-11). */
function emergencySteps({ steps }: PublicRecord['approval']): ProcessStep[] {
  const [draft, signature] = steps;
  const signed = signature ? [{ time: shanghaiMinute(signature.at), label: copy.emergency.signed }] : [];
  return [...(draft ? [shown(draft)] : []), ...signed];
}

function confirmationOf({ emergency }: PublicRecord['approval']): ProcessStep[] {
  const { confirmation } = emergency ?? {};
  return confirmation ? [{ time: shanghaiMinute(confirmation.at), label: copy.emergency.confirmed }] : [];
}

const lastStep = (steps: readonly { at: string }[]): string =>
  steps
    .map(({ at }) => at)
    .sort()
    .at(-1) ?? '';

const shown = ({ step, at }: { step: string; at: string }): ProcessStep => ({
  time: shanghaiMinute(at),
  label: copy.process.steps[step] ?? step,
});

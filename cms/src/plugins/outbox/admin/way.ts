import { copy } from '../copy';
import type { ReleaseStatus } from '../server/services/deliveries';
import { clockText, durationText } from './time';

export interface Stage {
  label: string;
  at: string | null;
  /** Since the stage before; null for the first, and where one has not come. */
  tookMs: number | null;
}

/** The stages between the signature and the reader, in order, and how long each took (C-2). */
export function stagesOf(status: ReleaseStatus): Stage[] {
  const labels = copy.stages[status.action];
  // A report that is still on its way says nothing against a stage: what comes after it has happened.
  const rendered = status.renderedAt ?? status.liveAt;
  const reached = [
    { label: labels.signed, at: status.signedAt },
    { label: labels.received, at: status.receivedAt ?? rendered },
    { label: labels.rendered, at: rendered },
    { label: labels.live, at: status.liveAt },
  ];
  return reached.map((stage, index) => ({ ...stage, tookMs: tookMs(reached[index - 1]?.at, stage.at) }));
}

function tookMs(from: string | null | undefined, to: string | null): number | null {
  return from && to ? Math.max(0, Date.parse(to) - Date.parse(from)) : null;
}

/** `14:03:27，签发后 0.9 秒`, once the portal has answered with the expected bytes. */
export function arrivalText(status: ReleaseStatus): string | null {
  if (!status.liveAt) return null;
  const tookMs = Date.parse(status.liveAt) - Date.parse(status.signedAt);
  return copy.arrival[status.action](clockText(status.liveAt), durationText(tookMs));
}

/** How long to wait before asking again: often while readers are about to see it, seldom later, never once it is there. */
export function pollingMs(status: ReleaseStatus | null | undefined, now: number): number {
  if (!status || status.liveAt || status.quarantine) return 0;
  return now - Date.parse(status.inFeedAt) < 60_000 ? 1000 : 15_000;
}

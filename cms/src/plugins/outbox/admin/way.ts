import { copy } from '../copy';
import type { ReleaseStatus } from '../server/services/deliveries';

export interface Stage {
  label: string;
  at: string | null;
}

/** The stages between the signature and the reader, in order (C-2). */
export function stagesOf(status: ReleaseStatus): Stage[] {
  const labels = copy.stages[status.action];
  return [
    { label: labels.signed, at: status.signedAt },
    { label: labels.inFeed, at: status.inFeedAt },
    { label: labels.rendered, at: status.renderedAt ?? status.liveAt },
    { label: labels.live, at: status.liveAt },
  ];
}

/** `14:03:27，签发后 0.9 秒`, once the portal has answered with the expected bytes. */
export function arrivalText(status: ReleaseStatus): string | null {
  if (!status.liveAt) return null;
  const seconds = (Date.parse(status.liveAt) - Date.parse(status.signedAt)) / 1000;
  return copy.arrival[status.action](clockText(status.liveAt), durationText(Math.max(0, seconds)));
}

function durationText(seconds: number): string {
  if (seconds < 60) return copy.seconds(seconds.toFixed(1));
  const minutes = Math.floor(seconds / 60);
  return minutes < 120 ? copy.minutes(minutes) : copy.hours(Math.floor(minutes / 60));
}

/** Time of day in Shanghai, to the second. */
export function clockText(instant: string): string {
  const options = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('zh-CN', { ...options, timeZone: 'Asia/Shanghai' }).format(new Date(instant));
}

/** How long to wait before asking again: often while readers are about to see it, seldom later, never once it is there. */
export function pollingMs(status: ReleaseStatus | null | undefined, now: number): number {
  if (!status || status.liveAt || status.quarantine) return 0;
  return now - Date.parse(status.inFeedAt) < 60_000 ? 1000 : 15_000;
}

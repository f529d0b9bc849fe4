import type { Alarms } from './alarms.ts';

/** Clocks further apart than this are told of. */
const toleratedMs = 60_000;
/** The longest time that anything is kept for readers: after it, a new time does no harm to what was kept by the old one. */
const settledMs = 24 * 3_600_000;

export type Clock = ReturnType<typeof openClock>;

/**
 * The time by which files are kept and terms end. It follows the clock that no hand moves from where the CMS said it was,
 * so that a jump of the machine's clock purges nothing early, keeps nothing for ever, and is told (A14).
 */
export function openClock(alarms: Alarms, wallMs = () => Date.now(), steadyMs = () => performance.now()) {
  let anchor = { timeMs: wallMs(), steadyMs: steadyMs() };
  let isConfirmed = false;
  let isTold = alarms.list().some(({ code }) => code === 'clock.jumped');
  let agreedSinceMs: number | undefined;
  const nowMs = (): number => anchor.timeMs + steadyMs() - anchor.steadyMs;
  const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= toleratedMs;

  function setTo(timeMs: number): void {
    anchor = { timeMs, steadyMs: steadyMs() };
    agreedSinceMs = undefined;
  }

  /** Machine and CMS were both set: their time is believed when they have agreed for long enough. */
  function settle(theirsMs: number): void {
    if (isNear(theirsMs, nowMs()) || !isNear(theirsMs, wallMs())) agreedSinceMs = undefined;
    else agreedSinceMs ??= steadyMs();
    if (agreedSinceMs !== undefined && steadyMs() - agreedSinceMs >= settledMs) setTo(theirsMs);
  }

  return {
    nowMs,
    /** Whether the CMS has said what time it is since this process began. */
    isConfirmed: (): boolean => isConfirmed,
    /** @param theirsMs - the time of the CMS, as its answer says it. */
    confirm(theirsMs: number): void {
      if (!Number.isFinite(theirsMs)) return;
      if (!isConfirmed) setTo(theirsMs);
      isConfirmed = true;
      settle(theirsMs);
      const iso = (timeMs: number): string => new Date(timeMs).toISOString().slice(0, 16);
      const isRight = isNear(wallMs(), theirsMs) && isNear(nowMs(), theirsMs);
      if (!isRight) alarms.raise('clock.jumped', `${iso(wallMs())}Z ${iso(theirsMs)}Z`);
      else if (isTold) alarms.clear('clock.jumped');
      isTold = !isRight;
    },
  };
}

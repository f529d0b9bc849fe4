import type { FinishedRelease, PublishingStage } from '@yangguang/schemas';

export type StageClock = ReturnType<typeof stageClock>;

/** Knows which stage of a publication is under way and how long each took. */
export function stageClock() {
  let current: { stage: PublishingStage; since: number } | undefined;
  let taken: FinishedRelease['stageMs'] = {};

  function leave(): void {
    if (!current) return;
    const ms = performance.now() - current.since;
    taken[current.stage] = Math.round(((taken[current.stage] ?? 0) + ms) * 10) / 10;
    current = undefined;
  }

  return {
    /** The stage under way; null while the publisher waits. */
    current: (): PublishingStage | null => current?.stage ?? null,
    /** A publication begins: nothing has been measured. */
    start(): void {
      current = undefined;
      taken = {};
    },
    enter(stage: PublishingStage): void {
      leave();
      current = { stage, since: performance.now() };
    },
    leave,
    taken: (): FinishedRelease['stageMs'] => ({ ...taken }),
  };
}

import type { Core } from '@strapi/types';
import { clock } from '../../../lib/clock';
import { copy } from '../copy';
import type { Emergencies } from './services/emergencies';
import type { Schedules } from './services/schedules';

const EVERY_MS = 1000;
/** After a failure of the system itself, which the log tells of each time. */
const AFTER_FAILURE_MS = 30_000;
let timer: NodeJS.Timeout | undefined;
let looking: Promise<void> | undefined;

/** Looks every second what is due, at once after a start: what a standstill missed is done late, but done. */
export function startTimer(strapi: Core.Strapi): void {
  const schedules: Schedules = strapi.plugin('review').service('schedules');
  const emergencies: Emergencies = strapi.plugin('review').service('emergencies');
  const lookAround = async (now: Date): Promise<void> => {
    await schedules.tick(now);
    await emergencies.tick(now);
  };
  const look = async (): Promise<void> => {
    const isDone = await lookAround(clock.now()).then(
      () => true,
      (error: unknown) => {
        strapi.log.error(copy.schedule.broken(String(error)));
        return false;
      },
    );
    if (timer !== undefined) timer = later(isDone ? EVERY_MS : AFTER_FAILURE_MS);
  };
  const later = (waitMs: number): NodeJS.Timeout => setTimeout(() => (looking = look()), waitMs).unref();
  timer = later(0);
}

/** Waits for what is being carried out: the database closes after this. */
export async function stopTimer(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  await looking;
}

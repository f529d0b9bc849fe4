import { BrokenAnswer } from './route-steps.ts';

/** Whoever is refused is told why, in Chinese; anything else that is thrown is a fault of the system. */
export function assertRefusal(reason: unknown): void {
  if (reason instanceof BrokenAnswer) throw reason;
  if (!(reason instanceof Error) || !/\p{Script=Han}/u.test(reason.message)) throw reason;
}

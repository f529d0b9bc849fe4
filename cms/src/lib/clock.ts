/** The time that timers and what they do go by; tests set it. */
export const clock = { now: (): Date => new Date() };

/** The time that this plugin goes by; tests set it. */
export const clock = { now: (): Date => new Date() };

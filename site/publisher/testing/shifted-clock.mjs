/** Loaded before anything else (`node --import`): more than a year later, for tests that bytes follow from no clock. */
const laterMs = 400 * 24 * 60 * 60 * 1000;
const RealDate = globalThis.Date;

globalThis.Date = class extends RealDate {
  /** @param {unknown[]} parts */
  constructor(...parts) {
    // @ts-expect-error The overloads of Date cannot be spread.
    super(...(parts.length === 0 ? [RealDate.now() + laterMs] : parts));
  }

  static now() {
    return RealDate.now() + laterMs;
  }
};

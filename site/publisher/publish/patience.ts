export type Patience = ReturnType<typeof patience>;

/** How long the publisher waits for the CMS: as long as the call allows, or until something more urgent comes. */
export function patience() {
  let controller = new AbortController();
  return {
    signal: (): AbortSignal => controller.signal,
    /** Ends the waits under way, not those to come. */
    lose(): void {
      controller.abort();
      controller = new AbortController();
    },
  };
}

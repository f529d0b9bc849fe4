/** Few enough that all shares end together. */
const pagesAtOnce = 120;

/**
 * Neighbours read the same records and stand in the same folder, so each process has a stretch of its own. One that is
 * done helps from the far end of the longest that is left.
 */
export function shareOut<T>(pages: readonly T[], shares: number): (share: number) => readonly T[] {
  const edge = (share: number): number => Math.round((pages.length * share) / shares);
  const stretches = Array.from({ length: shares }, (_, share) => ({ from: edge(share), to: edge(share + 1) }));
  const left = ({ from, to }: { from: number; to: number }): number => to - from;
  return (share) => {
    const own = stretches[share];
    if (own && left(own) > 0) {
      const { from } = own;
      own.from = Math.min(from + pagesAtOnce, own.to);
      return pages.slice(from, own.from);
    }
    const longest = stretches.reduce((a, b) => (left(b) > left(a) ? b : a));
    const { to } = longest;
    longest.to = Math.max(to - pagesAtOnce, longest.from);
    return pages.slice(longest.to, to);
  };
}

const buckets = 2 ** 16;
const perBucket = 2 ** 53 / buckets;

export type OrderedReads = ReturnType<typeof orderedReads>;

/**
 * Collects which page read what, and gives it in the order of the keys. A table filled in order stays where it is on
 * disk and in memory; filled as the pages come, a full build would spend most of its time on this one table.
 */
export function orderedReads() {
  let keys = new Float64Array(buckets);
  let pages = new Uint32Array(buckets);
  let count = 0;

  function grow(): void {
    const [wider, more] = [new Float64Array(keys.length * 2), new Uint32Array(keys.length * 2)];
    wider.set(keys);
    more.set(pages);
    [keys, pages] = [wider, more];
  }

  return {
    add(page: number, read: Float64Array): void {
      while (count + read.length > keys.length) grow();
      keys.set(read, count);
      pages.fill(page, count, count + read.length);
      count += read.length;
    },
    /** Keys of one bucket are neighbours in the table, whatever their order. */
    forEach(put: (key: number, page: number) => void): void {
      const starts = new Uint32Array(buckets + 1);
      const bucketOf = (at: number): number => Math.floor((keys[at] ?? 0) / perBucket);
      for (let at = 0; at < count; at += 1) starts[bucketOf(at) + 1]! += 1;
      for (let bucket = 0; bucket < buckets; bucket += 1) starts[bucket + 1]! += starts[bucket]!;
      const order = new Uint32Array(count);
      for (let at = 0; at < count; at += 1) order[starts[bucketOf(at)]!++] = at;
      for (const at of order) put(keys[at] ?? 0, pages[at] ?? 0);
    },
  };
}

/** Number of the only block that can hold a term, by the first terms of all blocks; 0 for terms before the first. */
export function blockOf(firstTerms: readonly string[], term: string): number {
  let low = 0;
  let high = firstTerms.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((firstTerms[middle] ?? '') <= term) low = middle;
    else high = middle;
  }
  return low;
}

/** After so many failures of one name from one network, within … */
export const allowedFailures = 8;
/** … so many minutes, nobody signs in under that name from there; and no longer than that, or others could lock one out. */
export const lockMinutes = 15;

/** Failures before it say nothing of `nowMs`. */
export const countedSinceMs = (nowMs: number): number => nowMs - lockMinutes * 60_000;

export interface Failure {
  atMs: number;
  address: string | null;
}

/** E5: counted by name and network, so that guessing from one place does not lock the owner out at another. */
export function isLocked(failures: readonly Failure[], address: string | null, nowMs: number): boolean {
  const since = countedSinceMs(nowMs);
  const network = networkOf(address);
  return failures.filter((one) => one.atMs > since && networkOf(one.address) === network).length >= allowedFailures;
}

/** Wrong codes are counted wherever they come from: whoever tries one has the password already (E6). */
export function isLockedAnywhere(failures: readonly Failure[], nowMs: number): boolean {
  return failures.filter((one) => one.atMs > countedSinceMs(nowMs)).length >= allowedFailures;
}

/** Whether some network is locked out of this name. */
export const isLockedSomewhere = (failures: readonly Failure[], nowMs: number): boolean =>
  failures.some(({ address }) => isLocked(failures, address, nowMs));

/** An IPv4 address; of an IPv6 one the part that a provider gives to one customer. */
export function networkOf(address: string | null): string {
  const text = (address ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  if (!text.includes(':')) return text;
  const [head = '', tail] = text.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0');
  return [...groups, ...zeros, ...after].slice(0, 4).join(':');
}

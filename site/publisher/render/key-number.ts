/**
 * A number for the name of a fact, the same in every process: 53 bits, so that JavaScript and SQLite both hold it.
 * Should two names ever share a number, a change of one renders the pages of both again, and equal bytes go no further.
 */
export function keyNumber(name: string): number {
  let high = 0x9e3779b1;
  let low = 0x85ebca6b;
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    high = Math.imul(high ^ code, 0x27d4eb2f);
    low = Math.imul(low ^ code, 0x165667b1);
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  high = Math.imul(high ^ (low >>> 16), 0x2c1b3c6d);
  low = Math.imul(low ^ (high >>> 15), 0x297a2d39);
  return ((high ^ (high >>> 13)) >>> 11) * 2 ** 32 + ((low ^ (low >>> 14)) >>> 0);
}

/** The numbers of what a page read. */
export function keyNumbers(names: Iterable<string>): Float64Array {
  return Float64Array.from(names, keyNumber);
}

/** The same as bytes, as they stand with a page. */
export const bytesOfKeys = ({ buffer, byteOffset, byteLength }: Float64Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Copied, because numbers begin at a multiple of eight, and bytes from SQLite anywhere. Bytes that are no whole number are none. */
export const keysIn = (bytes: Buffer): Float64Array =>
  new Float64Array(Uint8Array.from(bytes.subarray(0, bytes.length - (bytes.length % 8))).buffer);

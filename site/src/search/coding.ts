/** Compact numbers of the index files: variable-length integers, and ascending lists as Rice-coded gaps. */

export class ByteWriter {
  #bytes = new Uint8Array(1024);
  length = 0;

  /** Forgets what was written and keeps the memory. */
  clear(): void {
    this.length = 0;
  }

  byte(value: number): void {
    if (this.length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.length++] = value;
  }

  varint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.byte((rest & 127) | 128);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  bytes(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** The bytes written so far, good until the next write. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  #grow(atLeast: number): void {
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + atLeast));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}

export class ByteReader {
  at: number;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  get done(): boolean {
    return this.at >= this.#bytes.length;
  }

  /** @throws {RangeError} past the end: the file is cut short. */
  byte(): number {
    const value = this.#bytes[this.at];
    if (value === undefined) throw new RangeError('index file ends too early');
    this.at += 1;
    return value;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  take(length: number): Uint8Array {
    if (this.at + length > this.#bytes.length) throw new RangeError('index file ends too early');
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }
}

/** Bits a gap is cut at: near the best for `count` of `universe` numbers picked evenly. Both sides compute it. */
function riceBits(count: number, universe: number): number {
  return Math.max(0, Math.floor(Math.log2((universe / count) * 0.69)));
}

/** Of a list that holds more than half of what there is, those that are missing are written. */
const namesMissing = (count: number, universe: number): boolean => count * 2 > universe;

/** The numbers below `universe` that are not among these ascending ones. */
function missing(numbers: Uint32Array, universe: number): Uint32Array {
  const others = new Uint32Array(universe - numbers.length);
  let at = 0;
  let length = 0;
  for (let number = 0; number < universe; number += 1)
    if (numbers[at] === number) at += 1;
    else others[length++] = number;
  return others;
}

/** Bytes that `encodeList` needs for so many numbers, near enough. */
export function codedBytes(count: number, universe: number): number {
  const few = namesMissing(count, universe) ? universe - count : count;
  return few === 0 ? 0 : Math.ceil((few * (riceBits(few, universe) + 1.5)) / 8);
}

/** Appends ascending distinct numbers below `universe`: near their entropy, never much more than a bit map. */
export function encodeList(numbers: Uint32Array, universe: number, writer: ByteWriter): void {
  encodeGaps(namesMissing(numbers.length, universe) ? missing(numbers, universe) : numbers, universe, writer);
}

function encodeGaps(numbers: Uint32Array, universe: number, writer: ByteWriter): void {
  const bits = riceBits(numbers.length, universe);
  let buffer = 0;
  let filled = 0;
  const put = (value: number, width: number): void => {
    for (let rest = value, left = width; left > 0;) {
      const step = Math.min(left, 8 - filled);
      buffer |= (rest & ((1 << step) - 1)) << filled;
      rest >>>= step;
      left -= step;
      filled += step;
      if (filled < 8) continue;
      writer.byte(buffer);
      buffer = filled = 0;
    }
  };
  let previous = -1;
  for (const number of numbers) {
    const gap = number - previous - 1;
    let quotient = gap >>> bits;
    for (; quotient >= 8; quotient -= 8) put(255, 8);
    // As many ones, and a zero that ends them.
    put((1 << quotient) - 1, quotient + 1);
    put(gap, bits);
    previous = number;
  }
  if (filled > 0) writer.byte(buffer);
}

/** The `count` numbers that `encodeList` wrote. */
export function decodeList(bytes: Uint8Array, count: number, universe: number): Uint32Array {
  if (!namesMissing(count, universe)) return decodeGaps(bytes, count, universe);
  return missing(decodeGaps(bytes, universe - count, universe), universe);
}

function decodeGaps(bytes: Uint8Array, count: number, universe: number): Uint32Array {
  const bits = riceBits(count, universe);
  const numbers = new Uint32Array(count);
  let at = 0;
  let byte = 0;
  let left = 0;
  let previous = -1;
  for (let index = 0; index < count; index += 1) {
    let quotient = 0;
    for (;;) {
      if (left === 0) {
        byte = bytes[at++] ?? 0;
        left = 8;
      }
      const bit = byte & 1;
      byte >>>= 1;
      left -= 1;
      if (bit === 0) break;
      quotient += 1;
    }
    let low = 0;
    for (let have = 0; have < bits;) {
      if (left === 0) {
        byte = bytes[at++] ?? 0;
        left = 8;
      }
      const step = Math.min(bits - have, left);
      low |= (byte & ((1 << step) - 1)) << have;
      byte >>>= step;
      left -= step;
      have += step;
    }
    previous += quotient * 2 ** bits + low + 1;
    numbers[index] = previous;
  }
  return numbers;
}

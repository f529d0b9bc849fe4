import { expect, test } from 'vitest';
import { passingBytes } from './passing-bytes.ts';

test.each(['', 'a', '安全生产', '𠮷', '半\ud842', '文'.repeat(200_000)])(
  'bytes are those of any other encoder',
  (text) => {
    expect(Buffer.compare(passingBytes(text), Buffer.from(text))).toBe(0);
  },
);

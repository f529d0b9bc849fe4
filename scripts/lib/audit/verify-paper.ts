import { readFileSync } from 'node:fs';
import { isPaperSignedBy, readPaper } from '@yangguang/schemas';
import { copy } from '../copy.mjs';
import { BadHead, publicKey } from './known-heads.ts';
import type { Verdict } from './verify-export.ts';

/** `pnpm paper:verify NOTE KEY`: needs what stands under a paper, typed or scanned, and the public key, and nothing else (B-4). */
export function verifyPaper([file, given]: readonly string[]): Verdict {
  if (!file || !given) return { code: 2, text: copy.paper.usage };
  try {
    const note = readFileSync(file, 'utf8');
    const lines = readPaper(note);
    if (!lines) return { code: 1, text: copy.paper.none(file) };
    if (!isPaperSignedBy(note, publicKey(given) ?? '')) return { code: 1, text: copy.paper.forged };
    return { code: 0, text: [copy.paper.sound, ...lines.map((line) => `  ${line}`)].join('\n') };
  } catch (error) {
    if (error instanceof BadHead) return { code: 2, text: error.message };
    if (error instanceof Error && 'syscall' in error)
      return { code: 2, text: copy.audit.unreadable(file, error.message) };
    throw error;
  }
}

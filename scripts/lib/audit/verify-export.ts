import { parseArgs } from 'node:util';
import { describeFault, verifyLog } from '@yangguang/schemas';
import { copy } from '../copy.mjs';
import { BadHead, knownHeads, publicKey } from './known-heads.ts';
import { readLines } from './read-lines.ts';

export interface Verdict {
  /** 0 the log is whole; 1 it is not, or a checkpoint is forged; 2 the call was wrong. */
  code: number;
  text: string;
}

/** `pnpm audit:verify EXPORT CHECKPOINT [PUBLIC KEY] [--published FOLDER]`: needs those files and nothing else (E9). */
export async function verifyExport(words: readonly string[]): Promise<Verdict> {
  const { positionals, values } = parseArgs({
    args: [...words],
    options: { published: { type: 'string' } },
    allowPositionals: true,
    strict: false,
  });
  const [file, checkpoint, given] = positionals;
  const published = typeof values['published'] === 'string' ? values['published'] : undefined;
  if (!file || !checkpoint) return { code: 2, text: copy.audit.usage };
  try {
    return await verdictOf(file, checkpoint, published, publicKey(given));
  } catch (error) {
    if (error instanceof BadHead) return { code: 1, text: error.message };
    if (isMissing(error)) return { code: 2, text: copy.audit.unreadable(file, error.message) };
    throw error;
  }
}

const isMissing = (error: unknown): error is Error => error instanceof Error && 'syscall' in error;

async function verdictOf(file: string, checkpoint: string, published: string | undefined, key: string | undefined) {
  const heads = knownHeads(checkpoint, published, key);
  const { entries, agreed, fault } = await verifyLog(readLines(file), heads);
  const notes = key ? [] : [copy.audit.noKey];
  if (fault) return { code: 1, text: [...notes, copy.audit.broken(describeFault(fault))].join('\n') };
  const until = Math.max(...heads.map(({ size }) => size));
  const newer = until < entries ? [copy.audit.newer(until, entries)] : [];
  return { code: 0, text: [...notes, copy.audit.sound(entries, agreed.length), ...newer].join('\n') };
}

import { auditFaultCopy } from '../copy/audit.ts';
import { AuditEntry, entryHash, entryText, noEntry } from './entry.ts';
import { emptyFrontier, rootOf, withLeaf, type TreeHead } from './merkle.ts';

/** A head that somebody outside keeps: an old checkpoint, or one that a public release printed. */
export interface KnownHead extends TreeHead {
  /** Where it is from, as the finding names it. */
  source: string;
}

/** What is wrong, and the first entry that it is wrong with. */
export interface AuditFault {
  code: keyof typeof auditFaultCopy;
  /** Number of the entry; for a log that was computed anew, the first that may differ. */
  entry: number;
  /** For a log that was computed anew: the last entry up to which something differs. */
  until?: number;
  source?: string;
}
export interface AuditFinding {
  entries: number;
  root: string;
  /** Heads that the log agrees with. */
  agreed: readonly KnownHead[];
  fault: AuditFault | null;
}

/**
 * Whether an exported log is what it was when the heads were made (E9): nothing edited, deleted, inserted, exchanged or
 * cut off, and not computed anew. Stops at the first fault. Entries behind the newest head are only checked among
 * themselves.
 *
 * @param lines - one entry a line, as exported.
 */
export async function verifyLog(
  lines: AsyncIterable<string> | Iterable<string>,
  heads: readonly KnownHead[],
): Promise<AuditFinding> {
  const waiting = [...heads].sort((a, b) => a.size - b.size);
  const agreed: KnownHead[] = [];
  let tree = emptyFrontier;
  let last = noEntry;
  const done = (fault: AuditFault | null): AuditFinding => ({ entries: tree.size, root: rootOf(tree), agreed, fault });

  /** Compared only when the next entry is known to fit: it tells better than a root which entry is not as it was. */
  const compare = (): AuditFault | null => {
    for (let head = waiting[0]; head && head.size <= tree.size; head = waiting[0]) {
      if (head.root !== rootOf(tree)) return computedAnew(head, agreed);
      agreed.push(head);
      waiting.shift();
    }
    return null;
  };

  for await (const line of lines) {
    const fault = faultOf(line, tree.size + 1, last) ?? compare();
    if (fault) return done(fault);
    last = entryHash(line);
    tree = withLeaf(tree, last);
  }
  const fault = compare();
  if (fault) return done(fault);
  const [missing] = waiting;
  return done(missing ? { code: 'cut-off', entry: tree.size + 1, until: missing.size, source: missing.source } : null);
}

function faultOf(line: string, seq: number, previous: string): AuditFault | null {
  const entry = parse(line);
  if (!entry) return { code: 'unreadable', entry: seq };
  if (entry.seq !== seq) return { code: 'out-of-sequence', entry: seq };
  // The hash that follows an entry was made from the entry as it was: it is the one before that is not what it was.
  if (entry.previous !== previous) return { code: 'altered', entry: Math.max(seq - 1, 1) };
  return entryText(entry) === line ? null : { code: 'unreadable', entry: seq };
}

function parse(line: string): AuditEntry | null {
  try {
    return AuditEntry.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

/** Every hash fits and the head does not: somebody changed something and computed all hashes after it. */
function computedAnew({ size, source }: KnownHead, agreed: readonly KnownHead[]): AuditFault {
  return { code: 'computed-anew', entry: (agreed.at(-1)?.size ?? 0) + 1, until: size, source };
}

/** The finding in Chinese, for people. */
export function describeFault({ code, entry, until, source }: AuditFault): string {
  return auditFaultCopy[code](entry, until ?? entry, source ?? '');
}

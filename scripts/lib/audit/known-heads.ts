import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuditHead, isSignedBy, readCheckpoint, type KnownHead } from '@yangguang/schemas';
import { copy } from '../copy.mjs';

/** What keeps the log from being checked, or shows already that something was forged. */
export class BadHead extends Error {}

/** Heads that were kept outside: a checkpoint file and the releases that somebody has copies of. */
export function knownHeads(checkpoint: string, published: string | undefined, key: string | undefined): KnownHead[] {
  const notes = [{ source: checkpoint, note: read(checkpoint) }, ...(published ? publishedNotes(published) : [])];
  return notes.map(({ source, note }) => {
    const head = readCheckpoint(note);
    if (!head) throw new BadHead(copy.audit.badCheckpoint(source));
    if (key && !isSignedBy(note, key)) throw new BadHead(copy.audit.badSignature(source));
    return { size: head.size, root: head.root, source };
  });
}

function publishedNotes(folder: string): { source: string; note: string }[] {
  const files = list(folder).filter((name) => name.endsWith('.json'));
  const notes = files.flatMap((name) => {
    const { auditHead } = JSON.parse(read(join(folder, name))) as { auditHead?: unknown };
    const head = AuditHead.safeParse(auditHead);
    return head.success ? [{ source: copy.audit.release(name), note: head.data.checkpoint }] : [];
  });
  if (notes.length === 0) throw new BadHead(copy.audit.nonePublished(folder));
  return notes;
}

/** A public key as it is, or a file that holds one. */
export function publicKey(given: string | undefined): string | undefined {
  return given === undefined || given.includes('+') ? given : read(given).trim();
}

const list = (folder: string): string[] => explaining(folder, () => readdirSync(folder));
const read = (file: string): string => explaining(file, () => readFileSync(file, 'utf8'));

function explaining<T>(place: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new BadHead(copy.audit.unreadable(place, error instanceof Error ? error.message : String(error)));
  }
}

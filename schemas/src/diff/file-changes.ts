import type { Attachment } from '../primitives.ts';

/** A file that came, went, has other bytes under its name, or another name for its bytes. */
export interface FileChange {
  change: 'added' | 'removed' | 'replaced' | 'renamed';
  name: string;
  /** The former name of a renamed file. */
  formerName?: string;
  /** Sizes in bytes, where there is or was a file. */
  sizeBefore: number | null;
  sizeAfter: number | null;
}

/** What became of the attachments; empty when only their order did. */
export function fileChanges(before: readonly Attachment[], after: readonly Attachment[]): FileChange[] {
  const isKept = (file: Attachment, among: readonly Attachment[]) =>
    among.some(({ sha256, name }) => sha256 === file.sha256 && name === file.name);
  const gone = before.filter((file) => !isKept(file, after));
  const changes: FileChange[] = [];
  for (const file of after.filter((candidate) => !isKept(candidate, before))) {
    const former = take(gone, ({ name }) => name === file.name) ?? take(gone, ({ sha256 }) => sha256 === file.sha256);
    changes.push(changeOf(former, file));
  }
  return [...changes, ...gone.map((file) => changeOf(file, undefined))];
}

function take(files: Attachment[], isIt: (file: Attachment) => boolean): Attachment | undefined {
  const at = files.findIndex(isIt);
  return at < 0 ? undefined : files.splice(at, 1)[0];
}

function changeOf(old: Attachment | undefined, now: Attachment | undefined): FileChange {
  const sizes = { sizeBefore: old?.sizeBytes ?? null, sizeAfter: now?.sizeBytes ?? null };
  if (!old) return { change: 'added', name: now?.name ?? '', ...sizes };
  if (!now) return { change: 'removed', name: old.name, ...sizes };
  if (old.name === now.name) return { change: 'replaced', name: now.name, ...sizes };
  return { change: 'renamed', name: now.name, formerName: old.name, ...sizes };
}

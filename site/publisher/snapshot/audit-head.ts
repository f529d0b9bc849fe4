import { AuditHead } from '@yangguang/schemas';
import { readMeta, writeMeta, type Snapshot } from '../../src/content/database.ts';

const key = 'auditHead';

/** Keeps what the CMS last said of its audit log: the next release prints it, whatever the CMS says later (B-10). */
export function rememberAuditHead(db: Snapshot, head: AuditHead): void {
  const text = JSON.stringify(head);
  if (readMeta(db, key) !== text) writeMeta(db, key, text);
}

/** The audit log as the CMS last told of it; undefined when it never did. */
export function knownAuditHead(db: Snapshot): AuditHead | undefined {
  const text = readMeta(db, key);
  return text === undefined ? undefined : AuditHead.parse(JSON.parse(text));
}

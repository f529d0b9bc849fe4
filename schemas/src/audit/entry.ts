import { z } from 'zod';
import { canonicalJson } from '../canonical.ts';
import { auditActionLabels } from '../copy/audit.ts';
import { leafHash } from './merkle.ts';

export type AuditAction = keyof typeof auditActionLabels;

/** Who did it, as the account was called and what it might do at that time. */
export const AuditActor = z.strictObject({
  /** Id of the account; `token:<id>` for a program with an API token, `system` for the machine itself, `unknown`. */
  id: z.string().min(1),
  name: z.string(),
  roles: z.array(z.string()),
});
export type AuditActor = z.infer<typeof AuditActor>;

export const AuditSubject = z.strictObject({ type: z.string().min(1), id: z.string(), title: z.string() });
export type AuditSubject = z.infer<typeof AuditSubject>;

/**
 * One entry of the audit log (B-9). Values are never in it, only names of fields and keyed hashes of what stood there:
 * the log is kept longer than the personal data in a record may be.
 */
export const AuditEntry = z.strictObject({
  /** 1, 2, 3 … without gaps. */
  seq: z.int().min(1),
  /** Shanghai time with its offset. */
  at: z.iso.datetime({ offset: true }),
  actor: AuditActor,
  /** Where the request came from; null when there was none. */
  address: z.string().nullable(),
  action: z.string().regex(/^[a-z][a-zA-Z.-]*$/),
  subject: AuditSubject.nullable(),
  details: z.record(z.string(), z.unknown()),
  /** Leaf hash of the entry before; zeros before the first. */
  previous: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

/** The entry before the first one. */
export const noEntry = '0'.repeat(64);

/** The bytes that are stored, exported and hashed: one line of JSON. */
export const entryText = (entry: AuditEntry): string => canonicalJson(entry);

export const entryHash = (text: string): string => leafHash(text);

/** The action in Chinese; one that this version does not know is shown as it is. */
export const actionLabel = (action: string): string =>
  Object.hasOwn(auditActionLabels, action) ? auditActionLabels[action as AuditAction] : action;

import { unassignedRole } from '../../../../lib/administrators';
import { dutyIssue, type DutyIssue } from './duties';

/** The parts of an account that somebody answers for. */
export interface AccountState {
  email: string;
  firstname: string;
  lastname: string;
  isActive: boolean;
  roles: readonly string[];
}
export interface Actor {
  /** Makes accounts, names them, switches them on and off: the system administrator. */
  keepsAccounts: boolean;
  /** Says who holds which role: the security administrator. */
  givesRights: boolean;
  isOwner: boolean;
}
export type AccountIssue = DutyIssue | 'accounts' | 'rights' | 'own-rights' | 'born-with-rights' | 'password';

/** Why `actor` may not make this account of that one; null when he may. `before` is null for an account that is made. */
export function accountIssue(
  actor: Actor,
  before: AccountState | null,
  after: AccountState,
  setsPassword: boolean,
): AccountIssue | null {
  const unlawful = dutyIssue(after.roles);
  if (unlawful) return unlawful;
  if (!before) return birthIssue(actor, after);
  const hasNewRoles = String([...before.roles].sort()) !== String([...after.roles].sort());
  if (hasNewRoles && actor.isOwner) return 'own-rights';
  if (hasNewRoles && !actor.givesRights) return 'rights';
  if (setsPassword && !actor.isOwner) return 'password';
  const isRenamed = (['email', 'firstname', 'lastname', 'isActive'] as const).some((key) => before[key] !== after[key]);
  return isRenamed && !actor.keepsAccounts ? 'accounts' : null;
}

/** An account begins without a right; somebody else gives it one. */
function birthIssue(actor: Actor, { roles }: AccountState): AccountIssue | null {
  if (!actor.keepsAccounts) return 'accounts';
  return roles.every((code) => code === unassignedRole) ? null : 'born-with-rights';
}

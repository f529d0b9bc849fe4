import { administratorRoles, isAdministrator, sealedRole, unassignedRole } from '../../../../lib/administrators';

export type DutyIssue = 'sealed' | 'two-administrators' | 'administrator-and-officer';

/**
 * Why one person may not hold these roles, given by their codes: nobody keeps two of the three offices, nor one of them
 * together with a step of the flow (E4, B-2). Null when he may.
 */
export function dutyIssue(codes: readonly string[]): DutyIssue | null {
  const others = codes.filter((code) => code !== unassignedRole);
  if (others.includes(sealedRole)) return 'sealed';
  const offices = administratorRoles.filter((code) => others.includes(code));
  if (offices.length > 1) return 'two-administrators';
  return offices.length === 1 && others.some((code) => !isAdministrator(code)) ? 'administrator-and-officer' : null;
}

/** What is left of roles that no one may hold together: the office; of the sealed role that of the system. */
export function lawfulRoles(codes: readonly string[]): readonly string[] {
  if (dutyIssue(codes) === null) return codes;
  const office = administratorRoles.find((code) => codes.includes(code));
  return [office ?? 'system-administrator'];
}

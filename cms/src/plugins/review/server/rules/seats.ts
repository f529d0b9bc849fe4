import { departmentsLeft, openStep, refusalOf, type Attempt, type CaseFile, type Seat } from './attempt';
import { transitions, type Action, type OwnPermission, type Permission, type Transition } from './flow';

/** What a person brings along: the rights of the roles, the departments for which he countersigns. */
export interface Holder {
  account: string;
  can: (permission: OwnPermission) => boolean;
  roles: readonly string[];
  departments: readonly string[];
}

/** Whoever asks, with the officers on leave who named him their stand-in. */
export interface Actor extends Holder {
  delegators: readonly Holder[];
}

/**
 * The capacity in which somebody takes an action on a record: in his own right, for an officer on leave, or as the
 * stand-in of a step whose limit has passed (B-8). A capacity in which the rules let him act goes before one in which
 * they do not; powers that were delegated cannot be delegated on.
 *
 * @returns null when he has no capacity at all.
 */
export function seatOf(actor: Actor, file: CaseFile, action: Action, isOverdue: boolean): Seat | null {
  const seats = [actor, ...actor.delegators].flatMap((holder) => {
    const seat = seatBy(holder, file, action);
    return seat ? [holder === actor ? seat : { ...seat, account: actor.account, onBehalfOf: holder.account }] : [];
  });
  const all = [...seats, ...standInSeat(actor, file, action, isOverdue)];
  return all.find((seat) => refusalOf(file, asAttempt(seat, file, action)) === null) ?? all[0] ?? null;
}

const asAttempt = (seat: Seat, file: CaseFile, action: Action): Attempt => ({
  ...{ ...seat, action, hash: file.hash ?? '', at: '' },
});

/** The permission that an action takes: sending back is for whoever could take the open step. */
function permissionFor(file: CaseFile, action: Action): Permission | undefined {
  const { permission }: Transition = transitions[action];
  if (action !== 'return') return permission;
  const open = openStep(file);
  return open && Object.values<Transition>(transitions).find(({ step }) => step === open.kind)?.permission;
}

function seatBy(holder: Holder, file: CaseFile, action: Action): Seat | null {
  const permission = permissionFor(file, action);
  if (!permission || !holder.can(permission)) return null;
  const open = isOfFlow(action) ? openStep(file) : undefined;
  if (open?.role && !holder.roles.includes(open.role)) return null;
  if (open?.kind !== 'countersign') return { account: holder.account };
  const department = departmentsLeft(file, open).find((left) => holder.departments.includes(left));
  return department ? { account: holder.account, department } : null;
}

function standInSeat(actor: Actor, file: CaseFile, action: Action, isOverdue: boolean): Seat[] {
  const open = isOfFlow(action) ? openStep(file) : undefined;
  if (!isOverdue || open?.standIn !== actor.account) return [];
  const department = open.kind === 'countersign' ? departmentsLeft(file, open)[0] : null;
  return [{ account: actor.account, department, isStandIn: true }];
}

/** What is decided at the open step of the flow. */
const isOfFlow = (action: Action): boolean =>
  ['approve', 'countersign', 'clear', 'refer', 'sign', 'return'].includes(action);

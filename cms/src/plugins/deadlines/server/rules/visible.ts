import type { DueItem } from './due-item';

/** Who asks: what the roles allow, and for which sections the person works. */
export interface Viewer {
  account: string;
  seesAll: boolean;
  mayConfirm: boolean;
  departments: readonly string[];
  /** Departments for which the person countersigns. */
  countersignsFor: readonly string[];
  /** Steps of the approval procedure that the roles allow, e.g. `approve`. */
  steps: ReadonlySet<string>;
}

/**
 * Whether an item is the viewer's affair (F-6): that of a section concerns those who work for it and who made the
 * draft; a step waits for whoever may take it, at the department's own review only within the section.
 */
export function isVisible(item: DueItem, viewer: Viewer): boolean {
  if (viewer.seesAll) return true;
  if (item.audience === 'office') return false;
  if (item.audience === 'step' && item.permission && viewer.steps.has(item.permission)) return isOwnStep(item, viewer);
  return isOwnSection(item, viewer) || item.creator === viewer.account;
}

function isOwnStep(item: DueItem, viewer: Viewer): boolean {
  if (item.permission === 'approve') return isOwnSection(item, viewer) || item.departmentId === null;
  if (item.permission !== 'countersign') return true;
  return item.countersigners.some((department) => viewer.countersignsFor.includes(department));
}

const isOwnSection = ({ departmentId }: DueItem, { departments }: Viewer): boolean =>
  departmentId !== null && departments.includes(departmentId);

/**
 * Whether the viewer is the one who has to act, not only one who may look: what a reminder is about. What concerns no
 * section is the disclosure office's.
 */
export function isOwn(item: DueItem, viewer: Viewer): boolean {
  if (isVisible(item, { ...viewer, seesAll: false })) return true;
  return viewer.mayConfirm && (item.audience === 'office' || item.departmentId === null);
}

/** How many months back a section's score looks. */
export const scoreMonths = 12;

/** Something that a section had to do by a day, and did. */
export interface DoneTask {
  dueDate: string;
  doneDate: string;
}

export interface DepartmentScore {
  inTime: number;
  late: number;
  /** Not done at all, though its day has passed. */
  overdue: number;
  /** 0 to 100, never rounded up; null where nothing was to be done. */
  score: number | null;
}

/**
 * How well a section keeps its days: of all that it did in the last months or should have done by now, the share that was
 * done in time (A-13, F-6).
 */
export function departmentScore(done: readonly DoneTask[], overdue: number): DepartmentScore {
  const inTime = done.filter(({ dueDate, doneDate }) => doneDate <= dueDate).length;
  const total = done.length + overdue;
  const score = total === 0 ? null : Math.floor((100 * inTime) / total);
  return { inTime, late: done.length - inTime, overdue, score };
}

import type { WithheldRecord } from '../../server/services/reassessments';

export const groupings = ['department', 'ground'] as const;
export type Grouping = (typeof groupings)[number];
export interface Group {
  title: string;
  records: WithheldRecord[];
}

/** The records under the department that answers for them or the ground on which they are withheld, what is due first. */
export function groupsOf(records: readonly WithheldRecord[], by: Grouping, noDepartment: string): Group[] {
  const groups = new Map<string, WithheldRecord[]>();
  for (const record of records) {
    const title = by === 'ground' ? record.ground : (record.department ?? noDepartment);
    groups.set(title, [...(groups.get(title) ?? []), record]);
  }
  return [...groups].map(([title, members]) => ({ title, records: members }));
}

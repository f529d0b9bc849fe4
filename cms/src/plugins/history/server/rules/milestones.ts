/** What became of a version: it was submitted, signed, or seen on the portal. */
export interface Milestone {
  kind: 'submitted' | 'signed' | 'live';
  at: string;
  /** Admin user; null for what the machine saw. */
  account: string | null;
  /** Number of the release. */
  release: number | null;
}
/** A milestone of a content, known by its hash. */
export interface MarkedHash extends Milestone {
  hash: string;
}
interface Version {
  number: number;
  at: string;
  hash: string;
}

/**
 * Which version each milestone belongs to: the newest one that held this content then. A content can come back, so the
 * hash alone does not tell.
 *
 * @param versions - newest first.
 * @returns milestones by version number, oldest first.
 */
export function milestonesByVersion(
  versions: readonly Version[],
  marks: readonly MarkedHash[],
): Map<number, Milestone[]> {
  const result = new Map<number, Milestone[]>();
  for (const { hash, ...milestone } of [...marks].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    const holders = versions.filter((version) => version.hash === hash);
    const version = holders.find(({ at }) => at <= milestone.at) ?? holders.at(-1);
    if (version) result.set(version.number, [...(result.get(version.number) ?? []), milestone]);
  }
  return result;
}

const furthestFirst = ['live', 'signed', 'submitted'] as const;
export type VersionState = 'draft' | (typeof furthestFirst)[number];

/** How far a version got. */
export function stateOf(milestones: readonly Milestone[]): VersionState {
  return furthestFirst.find((kind) => milestones.some((milestone) => milestone.kind === kind)) ?? 'draft';
}

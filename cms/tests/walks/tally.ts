import type { PublicState } from './public-state.ts';
import { isPublication } from './public-state.ts';

/** What became of the walks: those that never come to something prove nothing about it. */
export const tally = {
  ...{ published: 0, bundled: 0, byTheClock: 0, corrected: 0, repealing: 0, interpreted: 0, forSomebody: 0 },
  ...{ alone: 0, confirmed: 0, withdrawn: 0, refused: 0 },
};

/** Adds what the feed says of one record at the end of its walk. */
export function count({ changes }: PublicState): void {
  const publications = changes.filter(isPublication);
  tally.published += publications.length;
  tally.withdrawn += changes.length - publications.length;
  for (const { approval, record } of publications) {
    const { changeNotes = [], relatedRecords = [] } = record as { changeNotes?: unknown[]; relatedRecords?: unknown[] };
    tally.bundled += Number(approval.bundle !== undefined);
    tally.byTheClock += Number(approval.notBefore !== undefined);
    tally.corrected += Number(changeNotes.length > 0);
    tally.repealing += Number(relatedRecords.length > 0);
    tally.interpreted += Number(approval.interpretation !== undefined);
    tally.alone += Number(approval.emergency !== undefined && !approval.emergency.confirmation);
    tally.confirmed += Number(approval.emergency?.confirmation !== undefined);
    tally.forSomebody += Number(approval.steps.some(({ onBehalfOf }) => onBehalfOf !== undefined));
  }
}

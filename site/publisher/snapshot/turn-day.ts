import { writeMeta, type Snapshot } from '../../src/content/database.ts';
import { applyChanges } from './apply.ts';
import { checkChange } from './checked-change.ts';
import { displayDay, endedTerms, termWithdrawal } from './display-terms.ts';
import { showLatest } from './shift.ts';

/**
 * Takes out of the public what may be shown no longer: the day after its term every record leaves by itself, for good,
 * through the way of every withdrawal, so that no rollback and no kept release brings it back (R-CRD-04, R-CRD-05,
 * R-CAU-06). On a new day all records are looked at, otherwise those that are about to go out. To be called before every
 * release; a day that was slept through, or came twice, makes no difference.
 *
 * @param today - in Shanghai.
 */
export function turnDay(db: Snapshot, today: string, at: string): void {
  db.transaction(() => {
    const isNew = displayDay(db) !== today;
    if (isNew) writeMeta(db, 'displayDay', today);
    const { over, laterStands } = endedTerms(db, isNew);
    const withdrawals = over.map((shown) => checkChange(termWithdrawal(db, shown, at)));
    if (withdrawals.length > 0) applyChanges(db, withdrawals, at);
    if (laterStands.length > 0) showLatest(db, at, '', laterStands);
  }).immediate();
}

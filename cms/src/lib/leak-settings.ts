import { leakSettings, type LeakSettings } from '@yangguang/schemas';
import { currentBureau } from './bureau';

let known: LeakSettings | undefined;

/** What the leak gate must know of this bureau: its own contacts and the dictionary. */
export function currentLeakSettings(): LeakSettings {
  known ??= leakSettings(currentBureau());
  return known;
}

import type { CellValue } from '../reading/cell';
import { accept, refuse, type Outcome } from './finding';
import { folded } from './plain';
import { textOf } from './texts';

/** A value of a closed list, given as the value itself or as its Chinese label. */
export function parseChoice(value: CellValue, labels: Readonly<Record<string, string>>): Outcome {
  const wanted = folded(textOf(value) ?? '');
  const found = Object.entries(labels).find(([key, label]) => folded(key) === wanted || folded(label) === wanted);
  return found ? accept(found[0]) : refuse('value.choice', { choices: Object.values(labels).join('、') });
}

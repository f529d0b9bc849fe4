import type { Place } from '../api';

/** What the officer takes over into the form that is filled anew; kept here because the form is built again meanwhile. */
let taken: { key: string; filledFrom: string; values: Record<string, unknown> } | null = null;

const keyOf = ({ uid, documentId }: Place) => `${uid}/${documentId}`;

export function takeOver(place: Place, filledFrom: string, values: Record<string, unknown>): void {
  taken = { key: keyOf(place), filledFrom, values };
}

/** The values for a form that was filled anew, once; null for any other form. */
export function takenOver(place: Place, filledFrom: string): Record<string, unknown> | null {
  if (taken?.key !== keyOf(place) || taken.filledFrom === filledFrom) return null;
  const { values } = taken;
  taken = null;
  return values;
}

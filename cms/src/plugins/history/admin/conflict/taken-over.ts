import type { Place } from '../api';

/** What the officer takes over into the form that is filled anew; kept here because the form is built again meanwhile. */
let taken: { key: string; form: object; values: Record<string, unknown> } | null = null;

const keyOf = ({ uid, documentId }: Place) => `${uid}/${documentId}`;

/** @param form - what the form was filled with: the object that it keeps, which is another one once it is filled anew. */
export function takeOver(place: Place, form: object, values: Record<string, unknown>): void {
  taken = { key: keyOf(place), form, values };
}

/** The values for a form that was filled anew, once; null for any other form. */
export function takenOver(place: Place, form: object): Record<string, unknown> | null {
  if (taken?.key !== keyOf(place) || taken.form === form) return null;
  const { values } = taken;
  taken = null;
  return values;
}

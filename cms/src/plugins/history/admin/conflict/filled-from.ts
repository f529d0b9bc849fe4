import type { Place } from '../api';

/** `updatedAt` of what the open form was filled with; kept here because a save knows only what the form holds. */
const filled = new Map<string, string>();
const keyOf = ({ uid, documentId }: Place) => `${uid}/${documentId}`;

export function noteFilledFrom(place: Place, updatedAt: string): void {
  filled.set(keyOf(place), updatedAt);
}

export const filledFromOf = (place: Place): string | undefined => filled.get(keyOf(place));

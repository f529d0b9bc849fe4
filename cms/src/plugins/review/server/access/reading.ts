import { AsyncLocalStorage } from 'node:async_hooks';
import type { Scope } from './scope';

/** What Strapi's own screens ask for on behalf of an officer who does not read everything. */
export interface Reading {
  scope: Scope;
  /** The screen asks for what is public; else it asks for drafts, and gets what is public where it may not have those. */
  isOfPublic: boolean;
}

const readings = new AsyncLocalStorage<Reading>();

export const readingFor = <T>(reading: Reading, work: () => Promise<T>): Promise<T> => readings.run(reading, work);

export const currentReading = (): Reading | undefined => readings.getStore();

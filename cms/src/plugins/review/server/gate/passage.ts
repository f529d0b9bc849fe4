import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<{ uid: string }>();

/**
 * The way through the gate: what runs inside `open` may write published rows of that type, nothing else may. It
 * follows the chain of calls, so no other request and no other plugin is let through meanwhile.
 */
export const passage = {
  open: <T>(uid: string, work: () => Promise<T>): Promise<T> => storage.run({ uid }, work),
  isOpen: (uid: string): boolean => storage.getStore()?.uid === uid,
};

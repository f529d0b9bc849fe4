import type { ContentType } from '../define-content-type.ts';

/** What follows from a definition alone, worked out once: pages ask it for every record. */
export function perType<T>(derive: (type: ContentType) => T): (type: ContentType) => T {
  const known = new WeakMap<ContentType, { value: T }>();
  return (type) => {
    const found = known.get(type);
    if (found) return found.value;
    const value = derive(type);
    known.set(type, { value });
    return value;
  };
}

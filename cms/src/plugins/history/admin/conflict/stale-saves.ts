const name = 'yangguang:stale-save';

/** Tells the panel of a record that its save was refused because somebody else saved first. */
export function announceStale(uid: string, documentId: string): void {
  window.dispatchEvent(new CustomEvent(name, { detail: `${uid}/${documentId}` }));
}

/** Calls `onStale` for each refused save of the record, until the returned function is called. */
export function listenForStale(uid: string, documentId: string, onStale: () => void): () => void {
  const listen = (event: Event) => {
    if ((event as CustomEvent<string>).detail === `${uid}/${documentId}`) onStale();
  };
  window.addEventListener(name, listen);
  return () => window.removeEventListener(name, listen);
}

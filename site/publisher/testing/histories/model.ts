import { begun, firstVersion } from './cast.ts';

/** What readers must see, told by nothing but the history. */
export interface Model {
  /** Records that are public in the eyes of the CMS. */
  published: Set<number>;
  /** Titles as the next release must show them. */
  shown: Map<number, string>;
  /** Titles as the last release shows them. */
  released: ReadonlyMap<number, string>;
  withdrawnSince: Set<number>;
  /** Versions that wait for the bytes of a file: title and file. */
  waiting: Map<number, { title: string; file: string }>;
  /** Records whose newest version breaks its page. */
  breaking: Set<number>;
  files: Set<string>;
}

export function beginModel(): Model {
  const shown = new Map(begun.map((number) => [number, firstVersion(number).title]));
  return {
    ...{ published: new Set(begun), shown, released: new Map(shown), withdrawnSince: new Set() },
    ...{ waiting: new Map(), breaking: new Set(), files: new Set() },
  };
}

/** A version that passed the second lock; `file` is one that it carries. */
export function letOut(model: Model, number: number, title: string, file: string | null): void {
  forget(model, number);
  model.published.add(number);
  if (file !== null && !model.files.has(file)) model.waiting.set(number, { title, file });
  else model.shown.set(number, title);
}

export function withdraw(model: Model, number: number): void {
  forget(model, number);
  model.published.delete(number);
  model.shown.delete(number);
  model.withdrawnSince.add(number);
}

/** A version that is held back before it comes near a page. */
export function refuse(model: Model, number: number): void {
  model.published.add(number);
  model.waiting.delete(number);
}

export function breakPage(model: Model, number: number): void {
  forget(model, number);
  model.published.add(number);
  model.breaking.add(number);
}

/** A release: what waited for a file that has come is shown, what breaks its page goes back. */
export function release(model: Model): void {
  for (const [number, { title, file }] of model.waiting) {
    if (!model.files.has(file)) continue;
    model.shown.set(number, title);
    model.waiting.delete(number);
  }
  for (const number of model.breaking) {
    const before = model.withdrawnSince.has(number) ? undefined : model.released.get(number);
    if (before === undefined) model.shown.delete(number);
    else model.shown.set(number, before);
  }
  model.breaking.clear();
  model.withdrawnSince.clear();
  model.released = new Map(model.shown);
}

function forget(model: Model, number: number): void {
  model.waiting.delete(number);
  model.breaking.delete(number);
}

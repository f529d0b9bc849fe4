import { folded } from '../values/plain';

/** Something a reference can point to. */
export interface Target {
  documentId: string;
  isPublished: boolean;
}

interface Named {
  title: unknown;
  indexNumber: unknown;
  documentNumber?: unknown;
  key?: unknown;
}

/** Finds records by what people call them: index number, document number, title, or a key given in the file. */
export class ReferenceIndex {
  private readonly byType = new Map<string, Map<string, Target[]>>();
  private readonly byKey = new Map<string, Target>();

  /** Keys of records that were imported before, from any file. */
  addKeys(keys: Readonly<Record<string, string>>): void {
    for (const [key, documentId] of Object.entries(keys)) this.byKey.set(key, { documentId, isPublished: true });
  }

  add(type: string, record: Named, target: Target): void {
    const names = [record.indexNumber, record.documentNumber, record.title, record.key]
      .filter((name): name is string => typeof name === 'string' && name !== '')
      .map(folded);
    const index = this.byType.get(type) ?? new Map<string, Target[]>();
    this.byType.set(type, index);
    for (const name of new Set(names)) {
      const targets = index.get(name);
      if (targets) targets.push(target);
      else index.set(name, [target]);
    }
  }

  find(type: string, text: string): Target[] {
    const keyed = this.byKey.get(text);
    return keyed ? [keyed] : (this.byType.get(type)?.get(folded(text)) ?? []);
  }
}

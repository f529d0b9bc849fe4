import { contentTypeOf } from '@yangguang/schemas';
import { exampleOf, type ExampleName } from '@yangguang/schemas/examples';
import type { Place } from '../../src/plugins/review/server/services/store.ts';
import type { Cms } from '../harness.ts';
import { cleanSheet, people, reviewsOf } from '../records.ts';

let counter = 0;

/** A complete draft of a type, from its example: without files, and without references to what does not exist. */
export async function draftOf(cms: Cms, name: ExampleName, data: Record<string, unknown>): Promise<Place> {
  const type = contentTypeOf(name);
  const example = Object.entries(exampleOf(name)).filter(([field]) => {
    if (!type.fields[field] || field === 'indexNumber' || field === 'relatedRecords') return false;
    return !['attachments', 'reference', 'references'].includes(type.kind(field).kind);
  });
  counter += 1;
  const own = 'documentNumber' in type.fields ? { documentNumber: `云应急办〔2026〕${counter}号` } : {};
  const created = await cms.strapi
    .documents(type.uid as never)
    .create({ data: { ...Object.fromEntries(example), ...own, ...data } as never });
  return { uid: type.uid, documentId: created.documentId };
}

/** Takes a draft through the procedure to the public. */
export async function letOut(cms: Cms, place: Place): Promise<void> {
  const reviews = reviewsOf(cms);
  await reviews.submit(place, people.author);
  await reviews.approve(place, people.head);
  await reviews.closeSheet(place, people.reviewer, cleanSheet);
  await reviews.sign(place, people.leader);
}

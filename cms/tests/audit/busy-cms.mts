import { once } from 'node:events';
import type { Reviews } from '../../src/plugins/review/server/services/reviews.ts';
import { startCms } from '../harness.ts';
import type { cleanSheet, completePolicy, people, policyDocument } from '../records.ts';

/** What a busy CMS is told to work on: plain Node cannot load what the tests share. */
export interface Task {
  uid: typeof policyDocument;
  policy: typeof completePolicy;
  sheet: typeof cleanSheet;
  officers: typeof people;
}
/** What was done and committed when the message of it was sent. */
export interface Done {
  record: string;
  /** An action of the review, or the number of saves so far. */
  what: string | number;
}

const tell = (record: string, what: Done['what']): void => void process.send?.({ record, what } satisfies Done);

const { strapi } = await startCms({ folder: process.argv[2] ?? '' });
const reviews: Reviews = strapi.plugin('review').service('reviews');
process.send?.('ready');
const [task] = (await once(process, 'message')) as [Task];

/** One record from its making to the public, and every other one back again; without an end. */
async function work({ uid, policy, sheet, officers }: Task): Promise<never> {
  const documents = strapi.documents(uid as never);
  for (let made = 0; ; made += 1) {
    const data = { ...policy, documentNumber: null, summary: '修改 0 次' };
    const { documentId } = await documents.create({ data: data as never });
    for (let saves = 1; saves <= 2; saves += 1) {
      await documents.update({ documentId, data: { summary: `修改 ${saves} 次` } as never });
      tell(documentId, saves);
    }
    const place = { uid, documentId };
    await reviews.submit(place, officers.author);
    tell(documentId, 'submit');
    await reviews.approve(place, officers.head);
    tell(documentId, 'approve');
    await reviews.closeSheet(place, officers.reviewer, sheet);
    tell(documentId, 'clear');
    await reviews.sign(place, officers.leader);
    tell(documentId, 'publish');
    if (made % 2 === 0) continue;
    await reviews.withdraw(place, officers.leader, '内容有误');
    tell(documentId, 'withdraw');
  }
}
await Promise.all([work(task), work(task), work(task)]);

import { setTimeout as wait } from 'node:timers/promises';
import { contentTypeOf, recordPath } from '@yangguang/schemas';
import { exampleOf } from '@yangguang/schemas/examples';
import { review, sign, writeDraft, type Draft, type Staff } from '../officers/staff.ts';
import type { Urls } from '../system/programs.ts';

const type = contentTypeOf('policy-document');

/**
 * How long it takes from the leader's signature until the portal answers with the page: through the CMS, the feed,
 * rendering, the search index and the switch of the release, which brings page and index together.
 */
export async function publishToLive(staff: Staff, urls: Urls, count: number): Promise<number[]> {
  const samples: number[] = [];
  for (let number = 1; number <= count; number++) {
    const draft = await writeDraft(staff, type.uid, policy(number));
    await review(staff, draft);
    samples.push(await timeToLive(staff, draft, urls));
    // Officers do not sign while the publisher still tidies up after the last one.
    await wait(500);
  }
  return samples;
}

async function timeToLive(staff: Staff, draft: Draft, urls: Urls): Promise<number> {
  const url = `${urls.portal}${recordPath({ type: type.name, indexNumber: draft.indexNumber })}`;
  const startedAt = performance.now();
  await sign(staff, draft);
  while ((await fetch(url)).status !== 200) {
    if (performance.now() - startedAt > 60_000) throw new Error(`not live after a minute: ${url}`);
    await wait(10);
  }
  return Math.round(performance.now() - startedAt);
}

/** What an officer fills in; each with a number of its own. */
function policy(number: number): Record<string, unknown> {
  const { type: _type, id: _id, ...record } = exampleOf('policy-document');
  return {
    ...record,
    title: `关于第${number}次发布计时的通知`,
    indexNumber: null,
    documentNumber: `云应急〔2026〕${9000 + number}号`,
    leadDepartment: null,
    catalogueNode: null,
    relatedRecords: [],
    attachments: [],
  };
}

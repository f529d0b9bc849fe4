import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { contentTypes } from '@yangguang/schemas';
import { expect, test } from 'vitest';
import { sampleRecord } from './testing/sample-record.ts';
import { liveManifest, startTestSite } from './testing/test-publisher.ts';

const child = fileURLToPath(new URL('./testing/publish-child.ts', import.meta.url));

test('the same feed gives the same bytes in another time zone, language, folder and process (A15)', async () => {
  const [here, elsewhere] = [await startTestSite(), await startTestSite()];
  let number = 0;
  for (const { name } of contentTypes)
    for (let each = 0; each < 3; each += 1) here.letOut(sampleRecord(name, (number += 1)));
  elsewhere.feed.changes.push(...here.feed.changes);
  await here.publishOnce();
  // A day that is another one in Shanghai, and a language with other digits and order.
  const env = { ...process.env, TZ: 'Pacific/Pago_Pago', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' };
  await promisify(execFile)(process.execPath, [child, JSON.stringify(elsewhere.config)], { env, cwd: tmpdir() });
  expect(liveManifest(elsewhere.siteVar)).toEqual(liveManifest(here.siteVar));
  await here.close();
  await elsewhere.close();
});

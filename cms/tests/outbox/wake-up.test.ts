import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { WakeUp } from '@yangguang/schemas';
import type { WakeUpCall } from '../../src/plugins/outbox/server/services/wake-up.ts';
import { startCms, type Cms } from '../harness.ts';
import { draftPolicy, feedOf, isPublic, people, publishedPolicy, reviewsOf, reviewUpToSignOff } from '../records.ts';

interface Call {
  body: string;
  headers: Record<string, string>;
}

let cms: Cms;
let receiver: Server;
let calls: Call[] = [];
/** How the receiver answers: at once, never, or with an error. */
let mood: 'well' | 'silent' | 'broken' = 'well';

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    calls.push({ body: Buffer.concat(chunks).toString(), headers: request.headers as Record<string, string> });
    if (mood === 'silent') return;
    response.writeHead(mood === 'well' ? 204 : 500).end();
  });
  await new Promise<void>((done) => void receiver.listen(0, '127.0.0.1', done));
  const { port } = receiver.address() as AddressInfo;
  cms = await startCms({ env: { WEBHOOK_URL: `http://127.0.0.1:${port}/wake` } });
});
beforeEach(() => {
  calls = [];
  mood = 'well';
});
afterAll(async () => {
  await cms.stop();
  receiver.closeAllConnections();
  receiver.close();
});

const headsSent = (): number[] => calls.map((call) => WakeUp.parse(JSON.parse(call.body)).data.head);

test('a publication wakes the publisher with a signed call that names the newest number (B5)', async () => {
  await publishedPolicy(cms);
  const { head } = await feedOf(cms);
  await vi.waitFor(() => expect(headsSent()).toEqual([head]));
  const { body, headers } = calls[0] as Call;
  const webhook = new Webhook(process.env.WEBHOOK_SECRET as string);
  expect(() => webhook.verify(body, headers)).not.toThrow();
  expect(() => webhook.verify(body.replace(String(head), '999'), headers)).toThrow();
});

test('many publications while one call is on its way are joined into one more (B6)', async () => {
  const places = await Promise.all(Array.from({ length: 10 }, () => draftPolicy(cms)));
  await Promise.all(places.map((place) => reviewUpToSignOff(cms, place)));
  await cms.strapi.db.transaction(async () => {
    for (const place of places) await reviewsOf(cms).sign(place, people.leader);
  });
  const { head } = await feedOf(cms);
  await vi.waitFor(() => expect(headsSent()).toContain(head));
  expect(calls.length).toBeLessThanOrEqual(2);
});

test('what one piece of work lets out is told of when it is done, a long one every few seconds, and what broke off too', async () => {
  const wakeUp: WakeUpCall = cms.strapi.plugin('outbox').service('wakeUp');
  const clock = vi.spyOn(performance, 'now').mockReturnValue(1000);
  const work = wakeUp.together(async () => {
    wakeUp.notify(1);
    wakeUp.notify(2);
    clock.mockReturnValue(3999);
    wakeUp.notify(3);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(headsSent()).toEqual([]);
    clock.mockReturnValue(4000);
    wakeUp.notify(4);
    await vi.waitFor(() => expect(headsSent()).toEqual([4]));
    clock.mockReturnValue(6999);
    wakeUp.notify(5);
    throw new TypeError('broken off');
  });
  await expect(work).rejects.toThrow('broken off');
  clock.mockRestore();
  await vi.waitFor(() => expect(headsSent()).toEqual([4, 5]));
  await wakeUp.together(async () => undefined);
  wakeUp.notify(6);
  await vi.waitFor(() => expect(headsSent()).toEqual([4, 5, 6]));
});

test('a rolled back publication wakes nobody', async () => {
  const place = await draftPolicy(cms);
  await reviewUpToSignOff(cms, place);
  const work = cms.strapi.db.transaction(async () => {
    await reviewsOf(cms).sign(place, people.leader);
    throw new Error('undo');
  });
  await expect(work).rejects.toThrow('undo');
  await publishedPolicy(cms);
  const { head } = await feedOf(cms);
  await vi.waitFor(() => expect(headsSent()).toEqual([head]));
});

test.each(['silent', 'broken'] as const)(
  'a %s receiver holds nothing up, is logged, and the next call comes through',
  async (how) => {
    mood = how;
    const warn = vi.spyOn(cms.strapi.log, 'warn');
    const place = await publishedPolicy(cms);
    expect(await isPublic(cms, place)).toBe(true);
    await vi.waitFor(() => expect(warn).toHaveBeenCalledWith(expect.stringContaining('未能通知门户发布程序')), 10_000);
    warn.mockRestore();
    mood = 'well';
    await publishedPolicy(cms);
    const { head } = await feedOf(cms);
    await vi.waitFor(() => expect(headsSent()).toContain(head));
  },
);

import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PublisherCommand } from '@yangguang/schemas';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jsonPage, wakeServer } from './wake-server.ts';

const secret = `whsec_${Buffer.from('secret of the wake-up tests').toString('base64')}`;
const body = JSON.stringify({ type: 'outbox.changed', timestamp: '2026-01-05T00:00:00.000Z', data: { head: 3 } });
let server: Server;
let url: string;
let woken: number;
let commands: PublisherCommand[];

beforeEach(async () => {
  woken = 0;
  commands = [];
  server = wakeServer(secret, {
    onWake: () => (woken += 1),
    onCommand: (data) => {
      commands.push(data.command);
      return Promise.resolve({ isDone: true, release: 4, problem: null });
    },
    onPreview: () => Promise.reject(new Error()),
    pages: { '/status': () => jsonPage({ release: 4 }) },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => server.close());

interface Call {
  id?: string;
  at?: Date;
  signedBody?: string;
  sentBody?: string;
  key?: string;
}

/** A call as the CMS signs it, changed where the test says. */
async function call({
  id = 'msg_1',
  at = new Date(),
  signedBody = body,
  sentBody = signedBody,
  key = secret,
}: Call = {}) {
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(key).sign(id, at, signedBody),
  };
  return (await fetch(url, { method: 'POST', headers, body: sentBody })).status;
}

test('a signed call wakes the publisher', async () => {
  expect([await call(), woken]).toEqual([204, 1]);
});

test('a forged call does not', async () => {
  expect(await call({ key: `whsec_${Buffer.from('another secret').toString('base64')}` })).toBe(401);
  expect(await call({ sentBody: body.replace('3', '4') })).toBe(401);
  expect((await fetch(url, { method: 'POST', body })).status).toBe(401);
  expect(woken).toBe(0);
});

test('every changed byte of id, time stamp and signature is noticed (B5)', async () => {
  const at = new Date();
  const good: Record<string, string> = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
  };
  for (const [name, value] of Object.entries(good))
    // The last sign of base64 carries bits that mean nothing.
    for (let place = 0; place < value.length - 2; place += 1) {
      const changed = value.slice(0, place) + (value[place] === '7' ? '8' : '7') + value.slice(place + 1);
      const headers = { ...good, [name]: changed };
      expect((await fetch(url, { method: 'POST', headers, body })).status, `${name} ${changed}`).toBe(401);
    }
  for (const name of Object.keys(good)) {
    const { [name]: _, ...headers } = good;
    expect((await fetch(url, { method: 'POST', headers, body })).status).toBe(401);
  }
  expect(woken).toBe(0);
});

test('while keys are being changed either is accepted, and after that the new one alone (B5)', async () => {
  const next = `whsec_${Buffer.from('the next secret of these tests').toString('base64')}`;
  const handlers = {
    onWake: () => (woken += 1),
    onCommand: () => Promise.reject(new Error()),
    onPreview: () => Promise.reject(new Error()),
    pages: {},
  };
  const sent: number[] = [];
  for (const accepted of [secret, `${next} ${secret}`, next]) {
    server.close();
    server = wakeServer(accepted, handlers);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    sent.push(await call({ id: 'msg_old' }), await call({ id: 'msg_new', key: next }));
  }
  expect(sent).toEqual([204, 401, 204, 204, 401, 204]);
});

test('every changed byte of the body is noticed', async () => {
  for (let at = 0; at < body.length; at += 1) {
    const changed = body.slice(0, at) + String.fromCharCode(body.charCodeAt(at) ^ 1) + body.slice(at + 1);
    expect(await call({ id: `msg_${at}`, sentBody: changed })).toBe(401);
  }
  expect(woken).toBe(0);
});

test('a call repeated inside the time limit has no effect, one from outside it is refused', async () => {
  await call({ id: 'msg_7' });
  expect([await call({ id: 'msg_7' }), woken]).toEqual([204, 1]);
  expect(await call({ id: 'msg_8', at: new Date(Date.now() - 6 * 60_000) })).toBe(401);
  expect(await call({ id: 'msg_9', at: new Date(Date.now() + 6 * 60_000) })).toBe(401);
  expect(woken).toBe(1);
});

test('signed nonsense and bodies without end are refused', async () => {
  expect(await call({ signedBody: '{}' })).toBe(400);
  expect(await call({ id: 'msg_2', signedBody: 'x'.repeat(100_000) })).toBe(413);
  expect(woken).toBe(0);
});

test('what everybody may see is asked for by its path', async () => {
  expect(await (await fetch(`${url}/status`)).json()).toEqual({ release: 4 });
  expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
});

const command = (data: unknown) =>
  JSON.stringify({ type: 'publisher.command', timestamp: '2026-01-05T00:00:00.000Z', data });
const rollback = command({ command: { command: 'rollback', to: 3 }, by: ['account-1'], reason: '内容有误' });

/** A command as the CMS signs it. */
async function ask(signedBody: string, sentBody = signedBody): Promise<Response> {
  const at = new Date();
  const headers = {
    'webhook-id': 'msg_command',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg_command', at, signedBody),
  };
  return fetch(`${url}/commands`, { method: 'POST', headers, body: sentBody });
}

test('a signed command is carried out and answered; asked again it is answered, not done again', async () => {
  for (let time = 0; time < 2; time += 1)
    expect(await (await ask(rollback)).json()).toEqual({ isDone: true, release: 4, problem: null });
  expect(commands).toEqual([{ command: 'rollback', to: 3 }]);
});

test('an altered command, one in no known form, and one sent where wake-ups go are refused', async () => {
  expect((await ask(rollback, rollback.replace('3', '4'))).status).toBe(401);
  expect((await ask(command({ command: { command: 'explode' }, by: ['a'], reason: 'b' }))).status).toBe(400);
  expect(await call({ id: 'msg_2', signedBody: rollback })).toBe(400);
  expect([commands, woken]).toEqual([[], 0]);
});

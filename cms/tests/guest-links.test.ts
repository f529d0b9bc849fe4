import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import type Koa from 'koa';
import { expect, test } from 'vitest';
import guestLinks from '../src/middlewares/guest-links.ts';

// The very Koa that Strapi runs on.
const within = createRequire(createRequire(import.meta.url).resolve('@strapi/strapi'));
const NewKoa = createRequire(within.resolve('@strapi/core'))('koa') as typeof Koa;

test('nothing that a log, an audit entry or an error could tell of the request names the secret of a link (B-7)', async () => {
  const app = new NewKoa();
  const secret = 'x9'.repeat(21) + 'x';
  let told = '';
  app.use(guestLinks());
  app.use((ctx) => {
    const { url, originalUrl, href, request, req } = ctx;
    told = inspect([
      { url, originalUrl, href },
      request.originalUrl,
      request.href,
      request.toJSON(),
      ctx.toJSON(),
      req.url,
    ]);
    ctx.body = ctx.state.guestSecret;
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/review/guest/open/${secret}`);
    expect(await answer.text()).toBe(secret);
  } finally {
    server.close();
  }
  expect(told).toContain('/review/guest/open');
  expect(told).not.toContain(secret);
});

import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

/** What the way to the CMS does to a question. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => void;

/** A way to the CMS on which anything may happen. */
export interface FaultProxy {
  url: string;
  fault: Fault | undefined;
  /** Questions of each path so far. */
  asked: () => number;
  /** The most questions that were open at once. */
  mostAtOnce: () => number;
  close: () => Promise<void>;
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  let asked = 0;
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    asked += 1;
    open += 1;
    most = Math.max(most, open);
    response.once('close', () => (open -= 1));
    if (proxy.fault && request.url?.includes('/changes')) return proxy.fault(request, response);
    const { method, headers, url = '/' } = request;
    const onward = send(new URL(url, target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.once('error', () => response.destroy());
    request.pipe(onward);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: FaultProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: undefined,
    asked: () => asked,
    mostAtOnce: () => most,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

const answer =
  (status: number, headers: Record<string, string>, body: string | Buffer): Fault =>
  (_, response) =>
    void response.writeHead(status, headers).end(body);

/** Writes a byte now and then and never ends. */
const dripping: Fault = (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 50);
  response.once('close', () => clearInterval(timer));
};

const huge: Fault = (_, response) => {
  const chunk = Buffer.alloc(1024 * 1024, ' ');
  const more = (): void => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  response.writeHead(200, { 'content-type': 'application/json' });
  more();
};

/** Two hundred megabytes of spaces in as many kilobytes. */
const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '));

/** Every way in which the CMS is down, slow or lying, by what it does. */
export function faults(elsewhere: string): Record<string, Fault> {
  return {
    'resets the connection': (request) => void request.socket.destroy(),
    'resets it within the answer': (request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"epoch":');
      setTimeout(() => request.socket.destroy(), 20);
    },
    'never answers': () => undefined,
    'answers a byte at a time': dripping,
    'answers 500': answer(500, {}, 'Internal Server Error'),
    'answers 502 with a page': answer(502, { 'content-type': 'text/html' }, '<h1>Bad Gateway</h1>'),
    'answers 200 with a sign-in page': answer(
      200,
      { 'content-type': 'text/html' },
      '<!doctype html><title>登录</title>',
    ),
    'answers JSON of another kind': answer(200, { 'content-type': 'application/json' }, '{"data":[]}'),
    'answers nothing': answer(200, {}, ''),
    'answers with a gzip bomb': answer(200, { 'content-encoding': 'gzip' }, bomb),
    'answers without an end': huge,
    'sends the question elsewhere': answer(302, { location: `${elsewhere}/api/outbox/changes` }, ''),
    'asks to be left alone': answer(429, { 'retry-after': '1' }, ''),
  };
}

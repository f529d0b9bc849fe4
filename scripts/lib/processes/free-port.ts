import { createServer } from 'node:net';
import { SetupError } from '../bootstrap/stage.mjs';
import { copy } from '../copy.mjs';

/** The wanted port of this machine, or the first free one after it; 0 asks the system for any. */
export async function freePort(wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + 100; port++) {
    const free = await tryPort(port);
    if (free !== undefined) return free;
  }
  throw new SetupError(copy.process.noPort(wanted, wanted + 99));
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

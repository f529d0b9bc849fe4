import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Entry } from './build-shards.ts';
import type { ShardReply, ShardRequest } from './shard-process.ts';

const program = fileURLToPath(new URL('./shard-process.ts', import.meta.url));

/** A process that builds one shard: told its records batch by batch, then asked for the name of the shard. */
export class ShardBuilder {
  readonly #child: ChildProcess;
  #errors = '';

  constructor(folder: string) {
    this.#child = fork(program, [folder], {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
  }

  async add(batch: Entry[]): Promise<void> {
    await this.#ask(batch);
  }

  async finish(): Promise<string> {
    const reply = await this.#ask('end');
    if (reply !== 'next') return reply.id;
    throw new Error('the shard process answered out of turn');
  }

  stop(): void {
    this.#child.kill();
  }

  /** @throws {Error} with what the process wrote, when it ends before it answers. */
  async #ask(request: ShardRequest): Promise<ShardReply> {
    const settled = new AbortController();
    const answered = once(this.#child, 'message', { signal: settled.signal });
    const ended = once(this.#child, 'exit', { signal: settled.signal }).then(() => {
      throw new Error(`the shard process ended early: ${this.#errors}`);
    });
    try {
      this.#child.send(request);
      // The process sends nothing else.
      const [reply] = (await Promise.race([answered, ended])) as [ShardReply];
      return reply;
    } finally {
      settled.abort();
      await Promise.allSettled([answered, ended]);
    }
  }
}

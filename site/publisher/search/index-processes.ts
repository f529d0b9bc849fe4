import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { IndexJob, IndexReply } from './index-job.ts';

const program = fileURLToPath(new URL('./index-process.ts', import.meta.url));

/** Some processes that share jobs; started when there is work for them. */
export class IndexProcesses {
  readonly #idle: IndexProcess[] = [];
  readonly #all: IndexProcess[] = [];
  readonly #waiting: ((process: IndexProcess) => void)[] = [];
  readonly #count: number;

  constructor(count: number) {
    this.#count = count;
  }

  /** @throws {Error} with what the process wrote, when it ends before it answers. */
  async do(job: IndexJob): Promise<IndexReply> {
    const process = await this.#take();
    const reply = await process.do(job);
    const next = this.#waiting.shift();
    if (next) next(process);
    else this.#idle.push(process);
    return reply;
  }

  stop(): void {
    for (const process of this.#all) process.stop();
  }

  #take(): IndexProcess | Promise<IndexProcess> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#all.length >= this.#count) return new Promise((resolve) => this.#waiting.push(resolve));
    const started = new IndexProcess();
    this.#all.push(started);
    return started;
  }
}

class IndexProcess {
  readonly #child: ChildProcess;
  #errors = '';

  constructor() {
    this.#child = fork(program, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#errors += text));
  }

  async do(job: IndexJob): Promise<IndexReply> {
    const settled = new AbortController();
    const answered = once(this.#child, 'message', { signal: settled.signal });
    const ended = once(this.#child, 'exit', { signal: settled.signal }).then(() => {
      throw new Error(`the index process ended early: ${this.#errors}`);
    });
    try {
      this.#child.send(job);
      // The process sends nothing else.
      const [reply] = (await Promise.race([answered, ended])) as [IndexReply];
      return reply;
    } finally {
      settled.abort();
      await Promise.allSettled([answered, ended]);
    }
  }

  stop(): void {
    this.#child.kill();
  }
}

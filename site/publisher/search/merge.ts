import { IndexProcesses } from './index-processes.ts';
import type { ShardWork } from './shard.ts';

/** A merge of the delta with other shards, in a process of its own beside the publishing. */
export class Merge {
  /** Names of the shards that are merged. */
  readonly from: ReadonlySet<string>;
  /** Paths that changed since it began. */
  readonly changed = new Set<string>();
  /** Those of them that were withdrawn, be it for a while. */
  readonly removed = new Set<string>();
  /** Settles when it has ended, well or not. */
  readonly done: Promise<void>;
  /** Name of the new shard once it is built. */
  built: string | undefined;
  isRunning = true;
  /** The generation it began from and those that followed; on any other, after a way back, it is of no use. */
  readonly #generations: Set<string>;

  constructor(folder: string, shards: readonly ShardWork[], generation: string, onFailure: (cause: unknown) => void) {
    this.from = new Set(shards.map(({ state }) => state.id));
    this.#generations = new Set([generation]);
    const states = shards.map(({ state }) => state);
    const processes = new IndexProcesses(1);
    this.done = processes
      .do({ kind: 'merge', folder, from: folder, shards: states, existing: 'keep' })
      .then(({ id }) => void (this.built = id))
      .catch(onFailure)
      .finally(() => {
        this.isRunning = false;
        processes.stop();
      });
  }

  fits(generation: string | undefined): boolean {
    return generation !== undefined && this.#generations.has(generation);
  }

  follow(generation: string): void {
    this.#generations.add(generation);
  }

  /** Notes what one publication changed. */
  note(changed: Iterable<string>, removed: Iterable<string>): void {
    for (const path of changed) this.changed.add(path);
    for (const path of removed) this.removed.add(path);
  }
}

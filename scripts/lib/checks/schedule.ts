import type { Task } from './task.ts';

/**
 * Runs all tasks, at most `width` at a time, each after those it names; earlier ones in the list go first.
 *
 * @throws {TypeError} when what is left waits for itself or for a name that does not exist
 */
export async function runAll<T extends Pick<Task, 'name' | 'after'>>(
  tasks: readonly T[],
  width: number,
  run: (task: T) => Promise<void>,
): Promise<void> {
  const waiting = [...tasks];
  const done = new Set<string>();
  const running = new Map<T, Promise<void>>();
  while (waiting.length + running.size > 0) {
    const next = waiting.find(({ after = [] }) => after.every((name) => done.has(name)));
    if (next && running.size < width) {
      waiting.splice(waiting.indexOf(next), 1);
      const end = run(next).then(() => {
        done.add(next.name);
        running.delete(next);
      });
      running.set(next, end);
    } else if (running.size > 0) {
      await Promise.race(running.values());
    } else {
      throw new TypeError(`nothing can run before ${waiting.map(({ name }) => name).join(', ')}`);
    }
  }
}

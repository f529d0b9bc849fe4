/** Runs all tasks, at most `width` at a time; earlier ones in the list go first. */
export async function runAll<T>(tasks: readonly T[], width: number, run: (task: T) => Promise<void>): Promise<void> {
  const waiting = [...tasks];
  const work = async (): Promise<void> => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await run(task);
  };
  await Promise.all(Array.from({ length: width }, work));
}

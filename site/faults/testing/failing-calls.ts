import fs from 'node:fs';
import { open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/** Calls of Node that change files, by the module that has them. */
const changing = {
  sync: ['openSync', 'writeSync', 'writeFileSync', 'mkdirSync', 'linkSync', 'symlinkSync', 'renameSync', 'rmSync'],
  promises: ['open', 'writeFile', 'mkdir', 'symlink', 'rename', 'rm', 'unlink', 'link'],
} as const;

export interface FailingCalls {
  /** Calls seen below the folder so far, in order: `rename /…/current.next`. */
  seen: string[];
  stop: () => void;
}

type AnyFunction = (...args: unknown[]) => unknown;

/**
 * Lets calls of this process that change files below a folder fail, as a full or broken disk would: those for which
 * `isFailing` says so. The call itself is not made. Flushes are called `sync`.
 */
export async function failCalls(
  folder: string,
  code: string,
  isFailing: (count: number, call: string) => boolean,
): Promise<FailingCalls> {
  const seen: string[] = [];
  const restore: (() => void)[] = [];
  const judge = (call: string): Error | undefined => {
    seen.push(call);
    if (!isFailing(seen.length, call)) return undefined;
    return Object.assign(new Error(`${code}: injected, ${call}`), { code });
  };
  function replace(holder: object, name: string, failing: (original: AnyFunction) => AnyFunction): void {
    // Looked up by name: the modules have many functions, of one kind for this purpose.
    const functions = holder as Record<string, AnyFunction>;
    const original = functions[name];
    if (!original) throw new RangeError(name);
    functions[name] = failing(original);
    restore.push(() => (functions[name] = original));
  }
  const isOurs = (path: unknown): boolean => typeof path === 'string' && path.startsWith(folder);
  const named = (name: string, args: unknown[]): string | undefined => {
    const path = args.findLast(isOurs);
    if (name.startsWith('open') && (args[1] === undefined || args[1] === 'r')) return undefined;
    return path === undefined ? undefined : `${name} ${String(path).slice(folder.length)}`;
  };
  for (const name of changing.sync)
    replace(fs, name, (original) => (...args) => {
      const call = name === 'writeSync' ? 'writeSync' : named(name, args);
      const error = call && judge(call);
      if (error) throw error;
      return original(...args);
    });
  for (const name of changing.promises)
    replace(fs.promises, name, (original) => (...args) => {
      const call = named(name, args);
      const error = call && judge(call);
      return error ? Promise.reject(error) : original(...args);
    });
  replace(
    await handlePrototype(folder),
    'sync',
    (original) =>
      function (this: unknown, ...args) {
        const error = judge('sync');
        return error ? Promise.reject(error) : original.apply(this, args);
      },
  );
  syncBuiltinESMExports();
  return {
    seen,
    stop(): void {
      for (const each of restore) each();
      syncBuiltinESMExports();
    },
  };
}

/** What all open files have in common; Node exports no name for it. */
async function handlePrototype(folder: string): Promise<object> {
  const handle = await open(folder);
  await handle.close();
  return Object.getPrototypeOf(handle) as object;
}

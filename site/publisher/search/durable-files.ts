import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Files written at the same time: enough to keep the disk busy. */
const atOnce = 16;

/** Writes a file so that it is there, whole, after a power failure; before that it is not there at all. */
export async function writeDurably(file: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = `${file}.${process.pid}.part`;
  await writeThrough(temporary, bytes);
  await rename(temporary, file);
  await syncFolder(dirname(file));
}

/** Writes a whole folder that did not exist; it appears at once and complete. Another may have written it meanwhile. */
export async function writeFolder(
  folder: string,
  files: Iterable<{ name: string; bytes: Uint8Array | string }>,
): Promise<void> {
  const temporary = `${folder}.${process.pid}.part`;
  await rm(temporary, { recursive: true, force: true });
  const folders = new Set<string>([temporary]);
  const writing = new Set<Promise<void>>();
  for (const { name, bytes } of files) {
    const file = join(temporary, name);
    if (!folders.has(dirname(file))) await mkdir(dirname(file), { recursive: true });
    folders.add(dirname(file));
    if (writing.size >= atOnce) await Promise.race(writing);
    const written = writeThrough(file, bytes).finally(() => writing.delete(written));
    writing.add(written);
    // Lets finished writes be noticed while the files are being computed.
    await pause(0);
  }
  await Promise.all(writing);
  for (const each of folders) await syncFolder(each);
  if (await exists(folder)) await rm(temporary, { recursive: true });
  else await rename(temporary, folder);
  await syncFolder(dirname(folder));
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'ENOENT') return false;
      throw cause;
    },
  );
}

async function writeThrough(file: string, bytes: Uint8Array | string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

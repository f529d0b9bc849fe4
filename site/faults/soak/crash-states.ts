import {
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pick, type Random } from '../testing/seeded.ts';
import type { Call } from '../testing/trace.ts';

/** A file, a folder or a link, apart from its names. */
type Node = { bytes: Buffer } | { entries: Map<string, number> } | { target: string };
type Disk = Map<number, Node>;

/** What a call does to the disk: some entries of folders at once, or bytes of one file. */
type Change =
  | { kind: 'entries'; sets: [folder: number, name: string, node: number | undefined][] }
  | { kind: 'bytes'; node: number; offset: number; bytes: Buffer }
  | { kind: 'size'; node: number; size: number };

/** A change, and the first call after it that makes it certain; Infinity when none does. */
interface Step {
  at: number;
  change: Change;
  certainAt: number;
}

/** Changes of the disk in the order of a trace, from a folder as it was before. */
export interface Recorded {
  steps: Step[];
  calls: number;
  before: Disk;
  /** What was made, each as it was when it was made. */
  made: Disk;
  root: number;
}

/** SQLite keeps it in memory that two processes share, and makes it anew after a crash. */
const isShared = (path: string): boolean => path.endsWith('-shm');

/** Reads what a trace did to a folder, of which `template` is a copy from before. */
export function record(calls: readonly Call[], folder: string, template: string): Recorded {
  const before: Disk = new Map();
  const root = readNode(template, before, new Map());
  const disk = copyOf(before);
  const steps: Step[] = [];
  const made: Disk = new Map();
  const apart = folderOps(disk, made, root, folder);
  for (const [at, call] of calls.entries()) {
    if (!(call.result >= 0)) continue;
    const { name } = call;
    if (/^(?:fsync|fdatasync|syncfs)$/.test(name)) {
      const synced = name === 'syncfs' ? undefined : apart.find(call.paths[0] ?? '');
      for (const step of steps) if (step.certainAt === Infinity && isOf(step.change, synced)) step.certainAt = at;
      continue;
    }
    for (const change of apart.changesOf(call)) {
      apply(disk, change);
      steps.push({ at, change, certainAt: Infinity });
    }
  }
  return { steps, calls: calls.length, before, made, root };
}

/** @param synced - the node that was flushed; undefined for the whole disk. */
function isOf(change: Change, synced: number | undefined): boolean {
  if (synced === undefined) return true;
  return change.kind === 'entries' ? change.sets.some(([folder]) => folder === synced) : change.node === synced;
}

function folderOps(disk: Disk, made: Disk, root: number, folder: string) {
  let next = Math.max(...disk.keys()) + 1;
  const make = (node: Node): number => {
    next += 1;
    disk.set(next, node);
    made.set(next, 'entries' in node ? { entries: new Map() } : node);
    return next;
  };
  function find(path: string): number | undefined {
    if (path === folder) return root;
    if (!path.startsWith(`${folder}/`)) return undefined;
    let at: number | undefined = root;
    for (const name of path.slice(folder.length + 1).split('/')) {
      const node: Node | undefined = at === undefined ? undefined : disk.get(at);
      at = node && 'entries' in node ? node.entries.get(name) : undefined;
    }
    return at;
  }
  const put = (path: string, node: number | undefined): [number, string, number | undefined][] => {
    const parent = find(dirname(path));
    return parent === undefined ? [] : [[parent, basename(path), node]];
  };
  /** Where a file that is written without offsets was written to. */
  const ends = new Map<number, number>();
  const entries = (...sets: [number, string, number | undefined][][]): Change[] => [
    { kind: 'entries', sets: sets.flat() },
  ];

  function opened(path: string, flags: string): Change[] {
    const known = find(path);
    if (known === undefined)
      return flags.includes('O_CREAT') ? entries(put(path, make({ bytes: Buffer.alloc(0) }))) : [];
    if (!flags.includes('O_TRUNC')) return [];
    ends.delete(known);
    return [{ kind: 'size', node: known, size: 0 }];
  }

  function written(call: Call): Change[] {
    const node = find(call.paths[0] ?? '');
    const known = node === undefined ? undefined : disk.get(node);
    if (node === undefined || !known || !('bytes' in known)) return [];
    const offset = call.offset ?? ends.get(node) ?? 0;
    ends.set(node, offset + call.bytes.length);
    return [{ kind: 'bytes', node, offset, bytes: call.bytes }];
  }

  function changesOf(call: Call): Change[] {
    const paths = absolute(call).filter((path) => !isShared(path));
    const [from = '', to = ''] = paths;
    if (/^(?:openat|creat)$/.test(call.name)) return opened(paths.at(-1) ?? '', call.line);
    if (/^p?writev?(?:64)?$/.test(call.name)) return isShared(from) || from === '' ? [] : written(call);
    if (/^f?truncate$/.test(call.name)) {
      const node = find(from);
      const size = Number(/, (\d+)\)/.exec(call.line)?.[1]);
      return node === undefined ? [] : [{ kind: 'size', node, size }];
    }
    if (call.name.startsWith('rename')) return entries(put(to, find(from)), put(from, undefined));
    if (call.name.startsWith('link')) return entries(put(to, find(from)));
    if (call.name.startsWith('symlink')) return entries(put(to, make({ target: from })));
    if (/^(?:unlink|rmdir)/.test(call.name)) return entries(put(from, undefined));
    if (call.name.startsWith('mkdir')) return entries(put(from, make({ entries: new Map() })));
    return [];
  }
  return { find, changesOf };
}

/** The paths of a call; a name that is no path is one in the folder that the call has open. */
function absolute({ name, paths }: Call): string[] {
  const folders = paths.filter((path) => path.startsWith('/'));
  const names = paths.filter((path) => !path.startsWith('/'));
  if (names.length === 0 || !/at2?$/.test(name) || name.startsWith('symlink')) return paths;
  return names.map((each, index) => join(folders[index] ?? folders[0] ?? '/', each));
}

/** How much of what was not certain a loss of power took. */
export interface Loss {
  prefix: number;
  taken: string;
}

/** Builds the disk after a loss of power at some call: what was certain is there, of the rest some, torn or whole. */
export function crashState({ steps, calls, before, made }: Recorded, random: Random): { disk: Disk; loss: Loss } {
  const prefix = Math.floor(random() * (calls + 1));
  const disk = copyOf(new Map([...before, ...made]));
  const share = pick([0, 0.2, 0.5, 0.8, 1], random);
  const taken: string[] = [];
  for (const [index, { at, change, certainAt }] of steps.entries()) {
    if (at >= prefix) break;
    const isKept = certainAt < prefix || random() >= share;
    if (isKept) apply(disk, change);
    else if (change.kind === 'bytes' && random() < 0.3) {
      const size = pick([512, 4096], random);
      const kept = Math.floor((random() * change.bytes.length) / size) * size;
      apply(disk, { ...change, bytes: change.bytes.subarray(0, kept) });
      taken.push(`${index}t${kept}`);
    } else taken.push(String(index));
  }
  return { disk, loss: { prefix, taken: taken.join(',') } };
}

function apply(disk: Disk, change: Change): void {
  if (change.kind === 'entries') {
    for (const [folder, name, node] of change.sets) {
      const parent = disk.get(folder) ?? { entries: new Map<string, number>() };
      disk.set(folder, parent);
      if (!('entries' in parent)) continue;
      if (node === undefined) parent.entries.delete(name);
      else parent.entries.set(name, node);
    }
    return;
  }
  const known = disk.get(change.node);
  const bytes = known && 'bytes' in known ? known.bytes : Buffer.alloc(0);
  const end = change.kind === 'size' ? change.size : Math.max(bytes.length, change.offset + change.bytes.length);
  const grown = Buffer.alloc(end);
  bytes.copy(grown, 0, 0, Math.min(end, bytes.length));
  if (change.kind === 'bytes') change.bytes.copy(grown, change.offset);
  disk.set(change.node, { bytes: grown });
}

function copyOf(disk: Disk): Disk {
  const copied = [...disk].map(([id, node]): [number, Node] => [
    id,
    'entries' in node ? { entries: new Map(node.entries) } : node,
  ]);
  return new Map(copied);
}

function readNode(path: string, disk: Disk, known: Map<number, number>): number {
  const stat = lstatSync(path);
  const seen = stat.isFile() ? known.get(stat.ino) : undefined;
  if (seen !== undefined) return seen;
  const id = disk.size + 1;
  disk.set(id, { bytes: Buffer.alloc(0) });
  known.set(stat.ino, id);
  if (stat.isSymbolicLink()) disk.set(id, { target: readlinkSync(path) });
  else if (stat.isFile()) disk.set(id, { bytes: readFileSync(path) });
  else {
    const names = readdirSync(path).filter((name) => !isShared(name));
    disk.set(id, { entries: new Map(names.map((name) => [name, readNode(join(path, name), disk, known)])) });
  }
  return id;
}

/** Writes a disk into an empty folder. */
export function materialise({ root }: Recorded, disk: Disk, folder: string): void {
  const written = new Map<number, string>();
  rmSync(folder, { recursive: true, force: true });
  function write(id: number, path: string): void {
    // A name that came to disk before what it names: an empty file.
    const node = disk.get(id) ?? { bytes: Buffer.alloc(0) };
    const other = written.get(id);
    if ('entries' in node) {
      mkdirSync(path);
      for (const [name, child] of node.entries) write(child, join(path, name));
    } else if ('target' in node) symlinkSync(node.target, path);
    else if (other !== undefined) linkSync(other, path);
    else {
      writeFileSync(path, node.bytes);
      written.set(id, path);
    }
  }
  write(root, resolve(folder));
}

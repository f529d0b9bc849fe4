import { readFileSync } from 'node:fs';

/** One call of the kernel that changes files, as strace saw it. */
export interface Call {
  thread: string;
  name: string;
  /** Files it names, absolute; for a call on an open file the file's name when it was opened. */
  paths: string[];
  /** What it wrote, and where; only for writes. */
  bytes: Buffer;
  offset: number | undefined;
  result: number;
  line: string;
}

/** Every call by which a file, a name or the order of both on disk changes. */
export const changingCalls = [
  ...['openat', 'creat', 'write', 'writev', 'pwrite64', 'pwritev', 'ftruncate', 'truncate', 'fallocate'],
  ...['rename', 'renameat', 'renameat2', 'link', 'linkat', 'symlink', 'symlinkat', 'unlink', 'unlinkat'],
  ...['mkdir', 'mkdirat', 'rmdir', 'copy_file_range', 'sendfile', 'fsync', 'fdatasync', 'syncfs', 'sync_file_range'],
] as const;

/** Arguments of strace that make a trace which `readTrace` reads. */
export function traceTo(file: string): string[] {
  return [
    ...['strace', '-f', '-qq', '--seccomp-bpf', '-yy', '-xx', '-s', '4000000', '-e', 'signal=none'],
    ...['-e', `trace=${changingCalls.join(',')}`, '-o', file],
  ];
}

/** The calls below a folder, in the order in which they returned. */
export function readTrace(file: string, folder: string): Call[] {
  const open = new Map<string, string>();
  const calls: Call[] = [];
  for (const line of readFileSync(file, 'latin1').split('\n')) {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/s.exec(line) ?? [];
    const unfinished = /^(.*) <unfinished \.\.\.>$/s.exec(rest);
    if (unfinished) open.set(thread, unfinished[1] ?? '');
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest);
    const whole = resumed ? `${open.get(thread) ?? ''}${resumed[1] ?? ''}` : rest;
    if (unfinished || !/^\w+\(/.test(whole)) continue;
    const call = parseCall(thread, whole);
    if (call.paths.some((path) => path === folder || path.startsWith(`${folder}/`))) calls.push(call);
  }
  return calls;
}

function parseCall(thread: string, line: string): Call {
  const [, name = '', args = '', result = ''] = /^(\w+)\((.*)\) += (-?\d+|\?)/s.exec(line) ?? [];
  const texts = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => unhex(hex));
  const handles = [...args.matchAll(/\d+<((?:\\x[0-9a-f]{2})*)>/g)].map(([, hex = '']) => unhex(hex).toString());
  const isWrite = /^p?writev?(64)?$/.test(name);
  const offset = name.startsWith('p') ? Number(/, (\d+)$/.exec(args)?.[1]) : undefined;
  return {
    ...{ thread, name, offset, line, result: Number(result) },
    paths: isWrite ? handles.slice(0, 1) : [...handles, ...texts.map(String)],
    bytes: isWrite ? Buffer.concat(texts) : Buffer.alloc(0),
  };
}

function unhex(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}

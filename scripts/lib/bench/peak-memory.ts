import { readdirSync, readFileSync } from 'node:fs';

const mebibyte = 1024 * 1024;

/** Resident memory at its peak, in MB. */
export interface PeakMemory {
  /** Of the process itself. */
  mainMb: number;
  /** Of the process and all it started, together; pages that two of them share count twice. */
  allMb: number;
}

/** Watches a process that leads its group; @returns a function that ends the watch and gives the peaks. */
export function watchMemory(pid: number, everyMs = 50): () => PeakMemory {
  let main = 0;
  let all = 0;
  const look = () => {
    const sizes = residentSizes(pid);
    main = Math.max(main, sizes.get(pid) ?? 0);
    all = Math.max(
      all,
      [...sizes.values()].reduce((sum, size) => sum + size, 0),
    );
  };
  const timer = setInterval(look, everyMs);
  return () => {
    clearInterval(timer);
    return { mainMb: Math.round(main / mebibyte), allMb: Math.round(all / mebibyte) };
  };
}

/** Resident bytes of each process in the group that `leader` leads. */
function residentSizes(leader: number): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    const bytes = /^\d+$/.test(name) ? residentInGroup(name, leader) : 0;
    if (bytes > 0) sizes.set(Number(name), bytes);
  }
  return sizes;
}

function residentInGroup(name: string, group: number): number {
  try {
    // Fields after the name in brackets, which may hold anything: state, parent, group …, 22 later: resident pages.
    const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[2]) === group ? Number(fields[21]) * 4096 : 0;
  } catch {
    // It ended while the list was read.
    return 0;
  }
}

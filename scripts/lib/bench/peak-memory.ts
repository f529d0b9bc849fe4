import { readdirSync, readFileSync } from 'node:fs';

const mebibyte = 1024 * 1024;

/** Watches a process and its children; @returns a function that ends the watch and gives the peak of their sum in MB. */
export function watchMemory(pid: number, everyMs = 50): () => number {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, residentBytes(pid));
  };
  const timer = setInterval(look, everyMs);
  return () => {
    clearInterval(timer);
    return Math.round(peak / mebibyte);
  };
}

/** Resident memory of the process group that `pid` leads; pages that two of them share count twice. */
function residentBytes(pid: number): number {
  let bytes = 0;
  for (const name of readdirSync('/proc')) if (/^\d+$/.test(name)) bytes += residentInGroup(name, pid);
  return bytes;
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

import { globSync } from 'node:fs';

/** Debian keeps it in a folder named after the kind of machine. */
function library(): string {
  const [found] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1');
  if (found === undefined)
    throw new Error('libfaketime is not below /usr/lib (Debian, Ubuntu: apt-get install faketime)');
  return found;
}

/** The clock that no hand moves goes on, and so do the time stamps of files: as when somebody sets the machine's clock. */
const always = (): Record<string, string> => ({
  LD_PRELOAD: library(),
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  NO_FAKE_STAT: '1',
});

/** Surroundings in which the clock is off by this much from the start (`+2d`), or stands still at a time. */
export const clockOffBy = (spec: string): Record<string, string> => ({ ...always(), FAKETIME: spec });

/** Surroundings in which the clock is off by what stands in a file, whenever it is asked. */
export const clockAsIn = (file: string): Record<string, string> => ({
  ...always(),
  FAKETIME_TIMESTAMP_FILE: file,
  FAKETIME_NO_CACHE: '1',
});

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';

const Overrun = z.strictObject({ url: z.string(), what: z.enum(['time', 'memory']) });

/** A page that took more than a page may, for which its process was killed. */
export type Overrun = z.infer<typeof Overrun>;

/** The overruns noted so far, by URL. */
export function readOverruns(file: string): Map<string, Overrun['what']> {
  if (!existsSync(file)) return new Map();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return new Map(
    lines.flatMap((line) => {
      const { url, what } = parsed(line) ?? {};
      return url !== undefined && what !== undefined ? [[url, what] as const] : [];
    }),
  );
}

/** To be called when they have had their effect: the next version of a record is tried again. */
export function forgetOverruns(file: string): void {
  rmSync(file, { force: true });
}

/** A line that was cut off by the kill says nothing; the page will be found again. */
function parsed(line: string): Overrun | undefined {
  try {
    return Overrun.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

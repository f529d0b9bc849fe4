import type { PublisherStatus } from '@yangguang/schemas';
import { cliCopy as copy } from './copy.ts';

/** A status for people, one fact a line. */
export function statusText(status: PublisherStatus): string {
  const { status: words } = copy;
  const { release, stage, waiting, isIncremental, kept, quarantined, rolledBack, alarms } = status;
  const facts: [string, string][] = [
    [words.release, release === null ? words.none : words.number(release)],
    [words.doing, stage === null ? words.idle : copy.stages[stage]],
    [words.waiting, words.changes(waiting.changes, waiting.since)],
    [words.mode, isIncremental ? words.incremental : words.full],
    [words.kept, kept.length === 0 ? words.none : kept.join('、')],
    [words.quarantined, list(quarantined.map(({ id, reason }) => `${id} ${reason}`))],
    [words.rolledBack, list(rolledBack.map(({ path }) => path))],
    [words.alarms, list(alarms.map(({ code, message }) => `${code} ${message}`))],
  ];
  return facts.map(([name, value]) => `${name}：${value}`).join('\n');
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? copy.status.none : lines.map((line) => `\n  ${line}`).join('');
}

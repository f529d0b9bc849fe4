import { alarmMessage, type CommandAnswer, type PublisherCommand } from '@yangguang/schemas';
import { copy } from '../copy.ts';
import type { Publisher } from '../open-publisher.ts';
import { publish } from '../publish/publish.ts';
import { rollBack, rollForward } from '../publish/roll-back.ts';
import { findingsOf, resumeIncremental, selfCheck } from '../self-check/self-check.ts';
import { reasonOf } from '../snapshot/checked-change.ts';

/** Carries a command out. @returns when its result is live or has failed, and then why, in Chinese. */
export async function carryOut(publisher: Publisher, command: PublisherCommand): Promise<CommandAnswer> {
  const problem = await problemOf(publisher, command).catch(reasonOf);
  return { isDone: problem === null, release: publisher.releases.current() ?? null, problem };
}

async function problemOf(publisher: Publisher, command: PublisherCommand): Promise<string | null> {
  switch (command.command) {
    case 'run':
      return (await publish(publisher)) ? null : unfinished(publisher);
    case 'rebuild':
      return rebuild(publisher, command.acceptFewer ?? false);
    case 'rollback':
      return (await rollBack(publisher, command.to)) ? null : copy.commands.notSeen;
    case 'roll-forward':
      return (await rollForward(publisher)) ? null : copy.commands.notSeen;
    case 'verify':
      return verify(publisher);
    case 'resume-incremental':
      resumeIncremental(publisher);
      return null;
  }
}

async function rebuild(publisher: Publisher, acceptFewer: boolean): Promise<string | null> {
  publisher.acceptsFewer = acceptFewer;
  try {
    return (await publish(publisher, true)) ? null : unfinished(publisher);
  } finally {
    publisher.acceptsFewer = false;
  }
}

function unfinished({ alarms }: Publisher): string {
  return [copy.commands.unfinished, ...alarms.list().map(({ message }) => message)].join('\n');
}

async function verify(publisher: Publisher): Promise<string | null> {
  const result = await selfCheck(publisher);
  if (result.outcome === 'busy') return copy.commands.busy;
  const found = findingsOf(result).map(({ code, where }) => alarmMessage(code, where));
  return found.length === 0 ? null : found.join('\n');
}

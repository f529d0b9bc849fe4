import { parseArgs } from 'node:util';
import type { PublisherCommand } from '@yangguang/schemas';
import { cliCopy as copy } from './copy.ts';

/** What the command line asks for. */
export type Request =
  | { kind: 'help' }
  | { kind: 'status' }
  | { kind: 'offline-copy'; file: string }
  | { kind: 'command'; command: PublisherCommand };

export interface Arguments {
  request: Request;
  reason: string;
  isJson: boolean;
}

/** A call that makes no sense; nothing was done. */
export class UsageError extends Error {}

/** Commands that take nothing. */
const plain: Readonly<Record<string, Request>> = {
  help: { kind: 'help' },
  status: { kind: 'status' },
  run: { kind: 'command', command: { command: 'run' } },
  rebuild: { kind: 'command', command: { command: 'rebuild' } },
  forward: { kind: 'command', command: { command: 'roll-forward' } },
  verify: { kind: 'command', command: { command: 'verify' } },
  resume: { kind: 'command', command: { command: 'resume-incremental' } },
};

/** @throws {UsageError} in Chinese, naming what is wrong. */
export function readArguments(args: readonly string[]): Arguments {
  const { values, positionals } = parsed(args);
  const [name, argument, surplus] = positionals;
  const reason = values.reason?.trim() || copy.reason;
  const isJson = values.json ?? false;
  if (values.help || name === undefined) return { request: { kind: 'help' }, reason, isJson };
  const known = plain[name];
  const extra = known ? argument : surplus;
  const request = accepting(known ?? withArgument(name, argument), values['accept-fewer'] ?? false);
  if (extra !== undefined) throw new UsageError(copy.surplus(extra));
  return { request, reason, isJson };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        reason: { type: 'string' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        'accept-fewer': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(copy.badOption(error instanceof Error ? error.message : String(error)));
  }
}

/** Belongs to one command: with any other it is a mistake. */
function accepting(request: Request, isAccepted: boolean): Request {
  if (!isAccepted) return request;
  if (request.kind !== 'command' || request.command.command !== 'rebuild')
    throw new UsageError(copy.badOption('--accept-fewer'));
  return { kind: 'command', command: { command: 'rebuild', acceptFewer: true } };
}

function withArgument(name: string, argument: string | undefined): Request {
  if (name === 'offline-copy') {
    if (argument === undefined) throw new UsageError(copy.noFile);
    return { kind: 'offline-copy', file: argument };
  }
  if (name !== 'rollback') throw new UsageError(copy.unknown(name));
  const to = Number(argument);
  if (argument === undefined || !/^\d{1,9}$/.test(argument) || to < 1)
    throw new UsageError(copy.badNumber(argument ?? ''));
  return { kind: 'command', command: { command: 'rollback', to } };
}

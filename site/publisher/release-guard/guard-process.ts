import { readlinkSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { alteration, findAlterations, type Alteration, type ExpectedRelease } from './find-alterations.ts';
import { keepEvidence } from './keep-evidence.ts';

/** What the guard tells the publisher: a finding, and where the evidence is. */
export interface Finding {
  release: number;
  found: Alteration[];
  evidence: string;
}

/** The guard's process: asked about a release, it looks once and answers with a `Finding`, or null when all is well. */
const [, , siteVar = ''] = process.argv;
setPriority(19);
const switchMs = 2000;

/** The link may be moving at this moment, and a release that is no longer served may be taken apart. */
const isServed = ({ number }: ExpectedRelease): boolean => linkTarget() === `releases/${number}`;

function linkTarget(): string {
  try {
    return readlinkSync(join(siteVar, 'current'));
  } catch {
    return '';
  }
}

async function look(expected: ExpectedRelease): Promise<Finding | null> {
  // A switch under way has a moment to end.
  if (!isServed(expected)) await wait(switchMs);
  const wasServed = isServed(expected);
  const found = wasServed ? await findAlterations(siteVar, expected) : [alteration(siteVar, 'current', 'altered')];
  if (found.length === 0 || isServed(expected) !== wasServed) return null;
  return { release: expected.number, found, evidence: keepEvidence(siteVar, found, new Date()) };
}

process.on('message', (expected: ExpectedRelease) => {
  void look(expected).then(
    (finding) => process.send?.({ finding }),
    (error: unknown) => process.send?.({ problem: String(error) }),
  );
});

import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../lib/bootstrap/paths.mjs';
import { cmsProgram, type Urls } from '../../lib/system/programs.ts';
import type { DemoTarget } from '../../lib/system/load-demo.ts';
import { emailOf } from './import-all.ts';

export interface PastAssessment {
  year: number;
  announcedAt: string;
  assessOn: string;
  closedAt: string;
  confirmedAt: string;
  note: string;
  comment: string;
  /** By section in the order of the bureau; they begin anew when there are more sections. */
  scores: readonly (readonly { head: string; points: number; reason: string }[])[];
}

const nobody: Urls = { cms: 'http://127.0.0.1:0', portal: '', wakeUp: '' };

/** An assessment of days gone by: no officer could give notice of it over HTTP, which goes by the day that it is. */
export async function takeOver(target: DemoTarget, past: PastAssessment): Promise<void> {
  const file = join(target.settings.folder, 'past-assessment.json');
  const people = { office: emailOf(target, 'disclosure-office'), leader: emailOf(target, 'deputy-head') };
  writeFileSync(file, JSON.stringify({ ...past, ...people }));
  try {
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'run-assessment.mjs'), file], {
      cwd: join(root, 'cms'),
      env: { ...process.env, ...cmsProgram(target, nobody).env },
    });
  } finally {
    rmSync(file, { force: true });
  }
}

import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../lib/bootstrap/paths.mjs';
import { cmsProgram, type Urls } from '../../lib/system/programs.ts';
import type { DemoTarget } from '../../lib/system/load-demo.ts';
import type { DemoRecord } from '../demo-record.ts';
import { makeFile } from '../files/make-file.ts';
import { importFiles } from './import-files.ts';

/** By what the old site's content was taken over, and the two who answer for it. */
const decision = '云应急办〔2026〕20号：关于政府信息公开平台历史信息整体迁移的决定';
const answerable = ['disclosure-office', 'deputy-head'] as const;

/** The publisher starts later and asks by itself. */
const nobody: Urls = { cms: 'http://127.0.0.1:0', portal: '', wakeUp: '' };

interface Outcome {
  outcome: string;
  imported: number;
  problems: { severity: string }[];
  records: { documentId: string; indexNumber: string }[];
}

/** Brings in what was public on the old site. @returns index number → documentId */
export async function importAll(target: DemoTarget, records: readonly DemoRecord[]): Promise<Map<string, string>> {
  const folder = join(target.settings.folder, 'demo-import');
  const attachments = join(folder, 'attachments');
  mkdirSync(attachments, { recursive: true });
  try {
    await writeAttachments(attachments, records);
    const [by, confirmedBy] = answerable.map((role) => emailOf(target, role));
    const requests = (await importFiles(records)).map(({ type, name, content }) => {
      const file = join(folder, name);
      writeFileSync(file, content);
      return { type, file, attachments, migration: { decision, by, confirmedBy } };
    });
    const list = join(folder, 'requests.json');
    writeFileSync(list, JSON.stringify(requests));
    const outcomes = await runImports(target, list);
    return new Map(
      outcomes.flatMap((outcome) => outcome.records.map(({ indexNumber, documentId }) => [indexNumber, documentId])),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeAttachments(folder: string, records: readonly DemoRecord[]): Promise<void> {
  for (const record of records)
    for (const name of record.fields['attachments'] as string[])
      writeFileSync(join(folder, name), await makeFile(name, record));
}

async function runImports(target: DemoTarget, list: string): Promise<Outcome[]> {
  const program = join(import.meta.dirname, 'run-imports.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [program, list], {
    cwd: join(root, 'cms'),
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, ...cmsProgram(target, nobody).env },
  });
  const outcomes = [...stdout.matchAll(/^@@(.*)$/gm)].map(([, json = '']) => JSON.parse(json) as Outcome);
  const failed = outcomes.filter(({ outcome }) => outcome !== 'imported');
  if (failed.length > 0)
    throw new Error(`the demo content was refused: ${JSON.stringify(failed[0]?.problems.slice(0, 5))}`);
  return outcomes;
}

export function emailOf({ accounts }: DemoTarget, role: string): string {
  const account = accounts.find((candidate) => candidate.role === role);
  if (!account) throw new RangeError(`no demo account for ${role}`);
  return account.email;
}

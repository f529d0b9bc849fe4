import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture } from '../bootstrap/capture.mjs';
import { root } from '../bootstrap/paths.mjs';
import type { Installation } from '../system/prepare.ts';
import { uniqueRecords } from './unique-records.ts';

/** Types in an order in which each refers only to those before it. */
const order = [
  'department',
  'catalogue-node',
  'disclosure-guide',
  'negative-list-item',
  'policy-document',
  'accident-report',
  'accident-statistics',
  'permit-item',
  'permit-statistics',
  'blacklist-entry',
  'budget-disclosure',
  'article',
  'policy-interpretation',
];

/** As many as an import takes in one file. */
const recordsInFile = 5000;

/** Brings generated records into the CMS as a bureau brings its old site: by the importer, as already public. */
export async function seedRecords({ settings, accounts }: Installation, count: number): Promise<void> {
  const folder = join(settings.folder, 'bench');
  mkdirSync(folder, { recursive: true });
  const emailOf = (role: string) => accounts.find((account) => account.role === role)?.email ?? '';
  const migration = ['--as-published', '--decision', '性能测试：生成的记录按已公开信息迁移'];
  const people = ['--by', emailOf('disclosure-office'), '--confirmed-by', emailOf('deputy-head')];
  const lines = linesByType(count);
  for (const type of order)
    for (const share of shares(lines.get(type) ?? [])) {
      const file = join(folder, `${type}.jsonl`);
      writeFileSync(file, share.join(''));
      const args = [type, file, ...migration, ...people, '--keys', join(folder, 'keys.json')];
      await capture(process.execPath, [join(root, 'scripts', 'import.ts'), ...args], {
        env: { ...process.env, YANGGUANG_VAR: settings.folder },
      });
    }
}

const shares = (lines: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(lines.length / recordsInFile) }, (_, at) =>
    lines.slice(at * recordsInFile, (at + 1) * recordsInFile),
  );

/** One line of JSON a record; its id becomes the key that later files refer to. */
export function linesByType(count: number): Map<string, string[]> {
  const lines = new Map<string, string[]>(order.map((type) => [type, []]));
  for (const record of uniqueRecords(count)) {
    const known = lines.get(record.type);
    if (!known) throw new RangeError(`the order of imports lacks ${record.type}`);
    known.push(`${JSON.stringify({ ...record, key: record.id, firstPublishedAt: record.formedDate })}\n`);
  }
  return lines;
}

import { parseArgs } from 'node:util';
import { cliCopy, fill } from '../../copy';

export type Command =
  | { kind: 'help' }
  | { kind: 'template'; type: string; file: string | undefined }
  | { kind: 'import'; options: ImportOptions }
  | { kind: 'mistake'; message: string };

export interface ImportOptions {
  type: string;
  file: string;
  migration?: { decision: string; by: string; confirmedBy: string };
  by?: string;
  skipBadRows: boolean;
  dryRun: boolean;
  attachments?: string;
  report?: string;
  keys?: string;
}

const options = {
  help: { type: 'boolean', short: 'h' },
  template: { type: 'boolean' },
  'as-published': { type: 'boolean' },
  decision: { type: 'string' },
  by: { type: 'string' },
  'confirmed-by': { type: 'string' },
  'skip-bad-rows': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  attachments: { type: 'string' },
  report: { type: 'string' },
  keys: { type: 'string' },
} as const;

/** What the words after `pnpm run import` ask for. */
export function parseCommand(words: readonly string[]): Command {
  try {
    // pnpm hands on the `--` that separates its own options.
    const args = words.filter((word, index) => !(word === '--' && index === 0));
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    return commandOf(values, positionals);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return mistake('unknown-option', { detail: error.message });
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];

function commandOf(values: Values, [type, file, ...more]: string[]): Command {
  if (values.help) return { kind: 'help' };
  if (more.length > 0) return mistake('too-many', { argument: more.join(' ') });
  if (type === undefined) return mistake('no-type');
  if (values.template) return { kind: 'template', type, file };
  if (file === undefined) return mistake('no-file');
  const { decision = '', by, 'confirmed-by': confirmedBy = '', attachments, report, keys } = values;
  if (!values['as-published'] && (decision || confirmedBy)) return mistake('published-only');
  return {
    kind: 'import',
    options: {
      type,
      file,
      ...(values['as-published'] && { migration: { decision, by: by ?? '', confirmedBy } }),
      ...(by !== undefined && { by }),
      skipBadRows: values['skip-bad-rows'] ?? false,
      dryRun: values['dry-run'] ?? false,
      ...(attachments !== undefined && { attachments }),
      ...(report !== undefined && { report }),
      ...(keys !== undefined && { keys }),
    },
  };
}

function mistake(code: keyof typeof cliCopy.usage, params: Record<string, string> = {}): Command {
  return { kind: 'mistake', message: `${fill(cliCopy.usage[code], params)}\n${cliCopy.seeHelp}` };
}

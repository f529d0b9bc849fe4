import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentTypes } from '@yangguang/schemas';
import { cliCopy, faultCopy, fill, templateCopy } from '../../copy';
import { ImportFault } from '../reading/fault';
import { writeReport } from '../reporting/report-file';
import type { Imports } from '../services/imports';
import { templateFile } from '../template/template';
import { typeNamed } from '../type-named';
import { parseCommand, type ImportOptions } from './arguments';
import { readKeys, writeKeys } from './keys-file';
import { progressPrinter, resultText } from './output';

/** `pnpm run import`: exit code 0 when everything wanted was done, 1 when the file was refused, 2 for a wrong call. */
async function main(words: readonly string[]): Promise<number> {
  const command = parseCommand(words);
  switch (command.kind) {
    case 'help':
      return print(helpText(), 0);
    case 'mistake':
      return print(command.message, 2);
    case 'template':
      return writeTemplate(command.type, command.file);
    case 'import':
      return importFile(command.options);
  }
}

async function writeTemplate(name: string, file: string | undefined): Promise<number> {
  const type = typeNamed(name);
  const target = path.resolve(file ?? fill(templateCopy.fileName, { label: type.label }));
  await writeFile(target, await templateFile(type));
  return print(fill(cliCopy.templateWritten, { file: target }), 0);
}

/** Runs the import in a Strapi of its own, beside the one that may be serving officers on the same database. */
async function importFile({ keys: keysFile, report, ...options }: ImportOptions): Promise<number> {
  const file = path.resolve(options.file);
  const keys = keysFile === undefined ? {} : readKeys(keysFile);
  // Help and templates need no Strapi, which takes a second to load.
  const { startStrapi } = await import('../../../../lib/own-strapi.js');
  const strapi = await startStrapi();
  try {
    const imports: Imports = strapi.plugin('importer').service('imports');
    const result = await imports.run({ ...options, file, keys, onProgress: progressPrinter(process.stderr) });
    const reportFile =
      result.problems.length > 0 ? path.resolve(report ?? `${file}${cliCopy.reportEnding}`) : undefined;
    if (reportFile !== undefined) await writeReport(reportFile, result.problems);
    if (keysFile !== undefined && result.outcome === 'imported') writeKeys(keysFile, { ...keys, ...result.keys });
    return print(resultText(result, reportFile), result.outcome === 'refused' ? 1 : 0);
  } finally {
    await strapi.destroy();
  }
}

function helpText(): string {
  return fill(cliCopy.help, {
    types: contentTypes.map(({ name, label }) => `  ${name.padEnd(24)}${label}`).join('\n'),
  });
}

function print(text: string, code: number): number {
  console.log(text);
  return code;
}

function explain(error: unknown): string {
  if (!(error instanceof ImportFault))
    return fill(cliCopy.failed, { reason: error instanceof Error ? error.message : String(error) });
  const { what, action } = faultCopy[error.code];
  return fill(`${what}${action}`, error.params);
}

main(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(explain(error));
    process.exitCode = 1;
  },
);

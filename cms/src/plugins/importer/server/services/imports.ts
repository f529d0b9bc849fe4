import type { Core } from '@strapi/types';
import type { ContentType } from '@yangguang/schemas';
import { faultCopy, fill } from '../../copy';
import { AttachmentFolder } from '../attachments/folder';
import { AttachmentStore } from '../attachments/store';
import type { Files } from '../../../outbox/server/services/files';
import { findAccounts } from '../database/accounts';
import { writeRecords } from '../database/write-records';
import type { ImportRequest, ImportResult } from '../import-request';
import { checkFile, type CheckedFile } from '../check-file';
import { ImportFault } from '../reading/fault';
import { openSource } from '../reading/open-source';
import { templateFile } from '../template/template';
import { typeNamed } from '../type-named';

/** Takes records in from files, and gives out the templates to fill in. */
const imports = ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Reads a file, judges every record, and writes all or nothing. What is wrong with the file is in the result; only
   * what nobody can mend in the file is thrown.
   */
  async run(request: ImportRequest): Promise<ImportResult> {
    try {
      return await runImport(strapi, request);
    } catch (error) {
      if (error instanceof ImportFault) return refusedFile(error);
      throw error;
    }
  },

  /** The XLSX template of a type. @throws {ImportFault} `type.unknown` */
  template: (type: string): Promise<Buffer> => templateFile(typeNamed(type)),
});
export default imports;
export type Imports = ReturnType<typeof imports>;

async function runImport(strapi: Core.Strapi, request: ImportRequest): Promise<ImportResult> {
  const type = typeNamed(request.type);
  const accounts = await findAccounts(strapi, request);
  const source = await openSource(request.file, request.fileName);
  const folder = new AttachmentFolder(strapi, request.attachments);
  const checked = await checkFile(strapi, type, source, folder, request).finally(() => source.close());
  try {
    const result = resultOf(checked, request);
    return result.outcome === 'imported'
      ? await write(strapi, type, checked, folder, request, accounts, result)
      : result;
  } finally {
    await checked.spool.remove();
  }
}

/** A file with errors is refused whole, unless the officer wants the good rows of it. */
function resultOf(checked: CheckedFile, request: ImportRequest): ImportResult {
  const { problems, planned, read } = checked;
  const isRefused = planned.length === 0 || (problems.errors > 0 && !(request.skipBadRows && !checked.isBroken));
  return {
    outcome: isRefused ? 'refused' : request.dryRun ? 'checked' : 'imported',
    read,
    imported: 0,
    skipped: read - planned.length,
    errors: problems.errors,
    warnings: problems.warnings,
    problems: problems.kept,
    notices: checked.notices,
    keys: {},
    records: [],
  };
}

/** Files first, outside the transaction; they are taken out again when it fails. */
async function write(
  strapi: Core.Strapi,
  type: ContentType,
  checked: CheckedFile,
  folder: AttachmentFolder,
  request: ImportRequest,
  accounts: Awaited<ReturnType<typeof findAccounts>>,
  result: ImportResult,
): Promise<ImportResult> {
  const store = new AttachmentStore(strapi);
  const progress = request.onProgress ?? (() => undefined);
  const total = checked.planned.length;
  try {
    const files = await storeFiles(strapi, store, folder, checked, request);
    const numbers = await writeRecords(strapi, {
      type,
      planned: checked.planned,
      chunks: () => checked.chunks(200),
      references: checked.references,
      files: (record, field) =>
        record.attachments.filter((pending) => pending.field === field).flatMap(({ names }) => names.map(files)),
      creatorId: accounts.creatorId,
      ...(accounts.migration && { migration: accounts.migration }),
      onProgress: (done) => progress({ stage: 'writing', done, total }),
    });
    const keys = Object.fromEntries(
      checked.planned.flatMap(({ key, documentId }) => (key === null ? [] : [[key, documentId]])),
    );
    const records = checked.planned.map(({ documentId, row }) => ({
      documentId,
      row,
      indexNumber: numbers.get(documentId) ?? '',
    }));
    return { ...result, imported: total, keys, records };
  } catch (error) {
    await store.removeAll();
    throw error;
  }
}

/** Puts every named file into the library; those of public records are also kept for the feed. */
async function storeFiles(
  strapi: Core.Strapi,
  store: AttachmentStore,
  folder: AttachmentFolder,
  checked: CheckedFile,
  request: ImportRequest,
) {
  const published: Files = strapi.plugin('outbox').service('files');
  const stored = new Map<string, Awaited<ReturnType<AttachmentStore['add']>>>();
  for (const [index, name] of checked.fileNames.entries()) {
    const found = await folder.find(name);
    if ('code' in found) throw new ImportFault('file.unreadable', { reason: name });
    const file = await store.add(found);
    if (request.migration) await published.keep([file.stored]);
    stored.set(name, file);
    request.onProgress?.({ stage: 'attachments', done: index + 1, total: checked.fileNames.length });
  }
  return (name: string) => {
    const file = stored.get(name);
    if (!file) throw new RangeError(`not stored: ${name}`);
    return file;
  };
}

/** A file that could not be read at all: one line of report, and nothing was written. */
function refusedFile(fault: ImportFault): ImportResult {
  const { what, action } = faultCopy[fault.code];
  const place = { sheet: '', row: 0, heading: '', value: '' };
  const problem = { ...place, severity: 'error' as const, code: fault.code };
  return {
    outcome: 'refused',
    read: 0,
    imported: 0,
    skipped: 0,
    errors: 1,
    warnings: 0,
    problems: [{ ...problem, what: fill(what, fault.params), action: fill(action, fault.params) }],
    notices: [],
    keys: {},
    records: [],
  };
}

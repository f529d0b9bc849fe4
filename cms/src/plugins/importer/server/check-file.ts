import type { Core } from '@strapi/types';
import type { ContentType } from '@yangguang/schemas';
import { currentBureau } from '../../../lib/bureau';
import { takenIndexNumbers } from '../../../lib/index-numbers';
import type { Gate } from '../../leak-gate/server/services/gate';
import type { Settings } from '../../leak-gate/server/services/settings';
import type { AttachmentFolder, FoundFile } from './attachments/folder';
import { columnProblems } from './converting/column-problems';
import { convertRecord } from './converting/convert-record';
import type { ConversionSettings, ConvertedRecord } from './converting/converted';
import { defaultsOf } from './converting/defaults';
import { Duplicates } from './converting/duplicates';
import { ReferenceIndex } from './converting/reference-index';
import {
  resolveReferences,
  type ReferenceRules,
  type ReferringRecord,
  type ResolvedReferences,
} from './converting/resolve-references';
import { existingRecords, targetTypes } from './database/existing';
import type { PlannedRecord } from './database/write-records';
import type { ImportRequest } from './import-request';
import { jsonRecords } from './mapping/json-records';
import { readSheets } from './mapping/sheet-records';
import type { SourceRecord } from './mapping/source-record';
import type { Source } from './reading/cell';
import { ImportFault } from './reading/fault';
import { problemAt, type Problem } from './reporting/problem';
import { isError, ProblemList } from './reporting/problem-list';
import { Spool } from './spool';

/** A file that has been read whole: what is wrong with it, and what would be written. */
export interface CheckedFile {
  read: number;
  problems: ProblemList;
  notices: string[];
  /** Something is wrong with the sheets themselves, so that no row can be trusted. */
  isBroken: boolean;
  /** The good records, in the order of the file. */
  planned: (PlannedRecord & { row: number; key: string | null })[];
  chunks: (size: number) => AsyncIterable<ConvertedRecord[]>;
  references: ReadonlyMap<string, ResolvedReferences>;
  /** Attachments that the good records name, each once. */
  fileNames: string[];
  spool: Spool;
}

/** Reads, converts and judges every record of a file; writes nothing but its own temporary file. */
export async function checkFile(
  strapi: Core.Strapi,
  type: ContentType,
  source: Source,
  folder: AttachmentFolder,
  request: ImportRequest,
): Promise<CheckedFile> {
  const spool = await Spool.open();
  try {
    const check = new FileCheck(strapi, type, folder, request, spool);
    return await check.run(source);
  } catch (error) {
    await spool.remove();
    throw error;
  }
}

interface Checked {
  documentId: string;
  row: number;
  key: string | null;
  indexNumber: string | null;
  formedDate: unknown;
  fileNames: string[];
  referring: ReferringRecord;
}

class FileCheck {
  private readonly problems = new ProblemList();
  private readonly index = new ReferenceIndex();
  private readonly duplicates: Duplicates;
  private readonly dropped = new Set<string>();
  private readonly records: Checked[] = [];
  private readonly target: 'draft' | 'published';
  private readonly rules: ReferenceRules;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly type: ContentType,
    private readonly folder: AttachmentFolder,
    private readonly request: ImportRequest,
    private readonly spool: Spool,
  ) {
    this.duplicates = new Duplicates(type);
    this.target = request.migration ? 'published' : 'draft';
    this.rules = { target: this.target, mayAssign: (department) => request.scope?.mayAssign(department) ?? true };
  }

  async run(source: Source): Promise<CheckedFile> {
    await this.loadExisting();
    const { records, notices, sheetProblems, columns, settings } = await this.open(source);
    this.problems.add([...sheetProblems, ...columns]);
    const saidBefore = sheetProblems.length;
    for await (const record of records) await this.check(record, settings);
    if (this.records.length === 0) throw new ImportFault('table.no-records');
    // Reading to the end shows what stands under no heading, and table rows that belong to no record.
    this.problems.add(sheetProblems.slice(saidBefore));
    const references = this.resolveAll();
    const good = this.records.filter(({ documentId }) => !this.dropped.has(documentId));
    return {
      read: this.records.length,
      problems: this.problems,
      notices,
      isBroken: [...sheetProblems, ...columns].some(isError),
      planned: good,
      chunks: (size) => this.goodChunks(size),
      references,
      fileNames: [...new Set(good.flatMap((record) => record.fileNames))],
      spool: this.spool,
    };
  }

  /** What the file may name, and what it may not repeat. */
  private async loadExisting(): Promise<void> {
    this.index.addKeys(this.request.keys ?? {});
    for (const target of targetTypes(this.type))
      for (const record of await existingRecords(this.strapi, target, this.request.scope))
        this.index.add(target.name, record, record);
    for (const record of await existingRecords(this.strapi, this.type, this.request.scope))
      this.duplicates.addExisting(record);
    if (this.target === 'published') this.duplicates.addTaken(await takenIndexNumbers(this.strapi.db.connection));
  }

  private async open(source: Source) {
    const base: ConversionSettings = {
      leaks: await (this.strapi.plugin('leak-gate').service('settings') as Settings).current(),
      target: this.target,
      uses1904Dates: source.form === 'sheets' && source.uses1904Dates,
      defaults: defaultsOf(currentBureau()),
    };
    if (source.form === 'records') {
      const records = jsonRecords(this.type, source.records());
      return { records, notices: [], sheetProblems: [], columns: [], settings: base };
    }
    const sheets = await readSheets(this.type, source.sheets);
    const settings = { ...base, columns: sheets.columns };
    const columns = columnProblems(this.type, settings, sheets.headingPlace);
    return { records: sheets.records, notices: sheets.notices, sheetProblems: sheets.problems, columns, settings };
  }

  private async check(source: SourceRecord, settings: ConversionSettings): Promise<void> {
    const { record, problems } = convertRecord(this.type, source, settings);
    const all = [...problems, ...this.repeated(record), ...(await this.missingFiles(record))];
    this.problems.add(all);
    if (all.some(isError)) this.dropped.add(record.documentId);
    else await this.spool.add(record);
    this.index.add(
      this.type.name,
      { ...named(record), indexNumber: record.indexNumber, key: record.key },
      { documentId: record.documentId, isPublished: this.target === 'published' },
    );
    this.records.push({
      documentId: record.documentId,
      row: record.place.row,
      key: record.key,
      indexNumber: record.indexNumber,
      formedDate: record.values['formedDate'],
      fileNames: record.attachments.flatMap(({ names }) => names),
      referring: { documentId: record.documentId, place: record.place, references: record.references },
    });
    if (this.records.length % 100 === 0) this.request.onProgress?.({ stage: 'reading', done: this.records.length });
  }

  private repeated(record: ConvertedRecord): Problem[] {
    return this.duplicates.check(record, this.target).map(({ spot, finding }) => {
      const label = this.type.fields[spot.field]?.label ?? spot.field;
      const value = spot.field === 'indexNumber' ? record.indexNumber : record.values[spot.field];
      return problemAt(record.place, label, value as string | null, finding);
    });
  }

  private async missingFiles(record: ConvertedRecord): Promise<Problem[]> {
    const problems: Problem[] = [];
    for (const { names, heading } of record.attachments)
      for (const name of names) {
        const found = await this.folder.find(name);
        if ('code' in found) problems.push(problemAt(record.place, heading, name, found));
        else if (this.target === 'published') problems.push(...(await this.leaksIn(record, heading, found)));
      }
    return problems;
  }

  /** A draft's files are looked into when it is submitted; what was public comes in public. */
  private async leaksIn(record: ConvertedRecord, heading: string, file: FoundFile): Promise<Problem[]> {
    const gate: Gate = this.strapi.plugin('leak-gate').service('gate');
    const lines = await gate.inFile(this.type, file.name, file.path);
    return lines.map((detail) =>
      problemAt(record.place, heading, file.name, { code: 'attachment.leak', severity: 'error', params: { detail } }),
    );
  }

  /** A record that names a wrong one is wrong itself, and so on until nothing more falls away. */
  private resolveAll(): Map<string, ResolvedReferences> {
    const references = new Map<string, ResolvedReferences>();
    const reported = new Set<string>();
    let before: number;
    do {
      before = this.dropped.size;
      for (const { referring } of this.records) {
        const { resolved, problems } = resolveReferences(
          referring,
          this.index,
          (documentId) => this.dropped.has(documentId),
          this.rules,
        );
        references.set(referring.documentId, resolved);
        if (!problems.some(isError) || reported.has(referring.documentId)) continue;
        reported.add(referring.documentId);
        this.dropped.add(referring.documentId);
        this.problems.add(problems.filter(isError));
      }
    } while (this.dropped.size > before);
    for (const { referring } of this.records)
      this.problems.add(
        resolveReferences(referring, this.index, () => false, this.rules).problems.filter(
          (problem) => !isError(problem),
        ),
      );
    for (const documentId of this.dropped) references.delete(documentId);
    return references;
  }

  private async *goodChunks(size: number): AsyncGenerator<ConvertedRecord[]> {
    for await (const chunk of this.spool.chunks(size)) {
      const good = chunk.filter(({ documentId }) => !this.dropped.has(documentId));
      if (good.length > 0) yield good;
    }
  }
}

function named(record: ConvertedRecord): { title: unknown; documentNumber: unknown } {
  return { title: record.values['title'], documentNumber: record.values['documentNumber'] };
}
